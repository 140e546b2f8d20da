// Whether this page's connection to the server is lost, for what is better left unsaid than said late.
// The connection banner knows and writes it here.

export const connection = { isLost: false };
