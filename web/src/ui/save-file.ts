/** How long a browser may take to begin with a file that it was given, in milliseconds. */
const PATIENCE = 60_000;

/** Gives a file that was made on this computer to be saved. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
}
