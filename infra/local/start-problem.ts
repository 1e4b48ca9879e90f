/** Something the person who starts the stage can put right: printed as one line, without a stack. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
