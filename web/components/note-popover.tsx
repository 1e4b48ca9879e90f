import { Popover } from 'antd';
import type { ReactNode } from 'react';

interface NotePopoverProps {
  readonly content: ReactNode;
  readonly children: ReactNode;
}

export function NotePopover({ content, children }: NotePopoverProps) {
  return (
    <Popover trigger="click" content={content} destroyOnHidden>
      {children}
    </Popover>
  );
}
