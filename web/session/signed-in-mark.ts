const mark = 'signed-in';

/** Whether somebody is signed in here, so that a reload signs in again without asking. The mark holds no token. */
export const isMarkedSignedIn = () => sessionStorage.getItem(mark) === 'yes';

export function markSignedIn(): void {
  sessionStorage.setItem(mark, 'yes');
}

export function unmarkSignedIn(): void {
  sessionStorage.removeItem(mark);
}
