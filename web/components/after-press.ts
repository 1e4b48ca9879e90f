import { useEffect, useRef } from 'react';

/**
 * Does something once the press that is going on is over; at once where none is. A field that is left because somebody presses a
 * button must not move that button before it is let go, or the press is lost.
 */
export function useAfterPress(): (then: () => void) => void {
  const isPressed = useRef(false);
  useEffect(() => {
    const press = () => (isPressed.current = true);
    const release = () => (isPressed.current = false);
    document.addEventListener('mousedown', press, true);
    document.addEventListener('mouseup', release, true);
    return () => {
      document.removeEventListener('mousedown', press, true);
      document.removeEventListener('mouseup', release, true);
    };
  }, []);
  return (then) => {
    if (!isPressed.current) return then();
    // The click comes in the same turn as the release.
    document.addEventListener('mouseup', () => setTimeout(then), { capture: true, once: true });
  };
}
