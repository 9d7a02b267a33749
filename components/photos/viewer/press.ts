type Pressed = { button: number; defaultPrevented: boolean; metaKey: boolean; ctrlKey: boolean; shiftKey: boolean; altKey: boolean };

/** Whether a press is meant for us: a plain one, and not for a new tab or a download. */
export const press = ({ button, defaultPrevented, metaKey, ctrlKey, shiftKey, altKey }: Pressed): boolean =>
  button === 0 && !defaultPrevented && !metaKey && !ctrlKey && !shiftKey && !altKey;
