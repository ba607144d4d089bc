/** What reading one file may take; ordinary articles take a tenth of the time and a sixth of the memory. */
export const READING_MS_MAX = 15_000;
/** All memory of the process that reads it. */
export const MEMORY_BYTES_MAX = 1_000_000_000;
/** Of it, what V8 may use for objects. */
export const HEAP_MEGABYTES_MAX = 600;
