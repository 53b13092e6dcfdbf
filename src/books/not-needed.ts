/** What a mapping file says of a tax key that the program does not need, and of the account of a tax that is not claimed back. */
export const notNeeded = 'none';
