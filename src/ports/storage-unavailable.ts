/** Storage does not answer, or not wholly, however often it is asked. A write may have happened all the same. */
export class StorageUnavailable extends Error {
  constructor(why: string) {
    super(`storage does not answer: ${why}`);
    this.name = 'StorageUnavailable';
  }
}
