package io.shoal.job.control;

/**
 * Some customers of a panel, of all who are asked.
 *
 * @param count those of whom it is true
 * @param of all
 */
record PanelShare(int count, int of) {
  /** In whole percent; of nobody it is true of all. */
  int percent() {
    return of == 0 ? 100 : 100 * count / of;
  }
}
