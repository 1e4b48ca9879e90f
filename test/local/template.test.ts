import { describe, expect, it } from 'vitest';
import { type Stack, type Template } from '../../infra/local/assembly.ts';
import { TemplateResolver } from '../../infra/local/template.ts';

const data: Stack = {
  name: 'Data',
  template: {
    Resources: {
      Table: { Type: 'AWS::DynamoDB::Table' },
      Named: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'business' } },
      Files: { Type: 'AWS::S3::Bucket' },
    },
    Outputs: {
      Stream: { Value: { 'Fn::GetAtt': ['Table', 'StreamArn'] }, Export: { Name: 'Data:Stream' } },
    },
  },
};

function resolved(value: unknown, template: Template = {}): unknown {
  const stack = { name: 'ApiClient', template };
  return new TemplateResolver([data, stack]).resolve(stack, value);
}

const resources: Template = {
  Resources: {
    Machine: { Type: 'AWS::StepFunctions::StateMachine' },
    Relay: { Type: 'AWS::Lambda::Function' },
    Live: {
      Type: 'AWS::Lambda::Alias',
      Properties: { FunctionName: { Ref: 'Relay' }, Name: 'live' },
    },
  },
};

describe('the template', () => {
  it.each([
    ['a table by its name', { Ref: 'Table' }, 'Data-Table'],
    ['a table by the name it is given', { Ref: 'Named' }, 'business'],
    ['a bucket by a name that S3 takes', { Ref: 'Files' }, 'data-files'],
  ])('refers to %s', (_, value, expected) => {
    expect(new TemplateResolver([data]).resolve(data, value)).toBe(expected);
  });

  it('refers to a state machine by its ARN', () => {
    expect(resolved({ Ref: 'Machine' }, resources)).toBe(
      'arn:aws-cn:states:cn-northwest-1:000000000000:stateMachine:ApiClient-Machine',
    );
  });

  it('refers to an alias by the ARN of its function and its own name', () => {
    expect(resolved({ Ref: 'Live' }, resources)).toMatch(/:function:ApiClient-Relay:live$/);
  });

  it('takes what another stack exports', () => {
    expect(resolved({ 'Fn::ImportValue': 'Data:Stream' })).toMatch(/:table\/Data-Table\/stream\//);
  });

  it('joins, splits, selects and substitutes', () => {
    const parts = { 'Fn::Split': ['/', { 'Fn::Join': ['/', ['a', { Ref: 'AWS::Region' }]] }] };
    expect(resolved({ 'Fn::Select': [1, parts] })).toBe('cn-northwest-1');
    expect(resolved({ 'Fn::Sub': '${Relay.Arn}/${!kept}' }, resources)).toMatch(
      /:ApiClient-Relay\/\$\{kept\}$/,
    );
    expect(resolved({ 'Fn::Sub': ['${who}@${AWS::Partition}', { who: { Ref: 'Relay' } }] }, resources)).toBe(
      'ApiClient-Relay@aws-cn',
    );
  });

  it('takes the side of a condition that holds, and leaves out what has no value', () => {
    const conditions: Template = {
      Conditions: {
        InChina: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] },
        Elsewhere: { 'Fn::Not': [{ Condition: 'InChina' }] },
      },
    };
    const chosen = {
      here: { 'Fn::If': ['InChina', 'yes', 'no'] },
      there: { 'Fn::If': ['Elsewhere', 'yes', { Ref: 'AWS::NoValue' }] },
    };
    expect(resolved(chosen, conditions)).toEqual({ here: 'yes' });
  });

  it('says which name it does not know', () => {
    expect(() => resolved({ Ref: 'Nobody' })).toThrow('ApiClient has no resource Nobody');
    expect(() => resolved({ 'Fn::ImportValue': 'Nobody:Said' })).toThrow('no stack exports Nobody:Said');
  });
});
