package io.shoal.featurelog;

/** One row of the log of features: a user at the end of a window, or what is known of a window. */
public sealed interface LogRow permits UserRow, WindowRow {
  /** Exclusive end of the window, in milliseconds since the epoch. */
  long windowEnd();

  /** Whether it may come after rows of a later window. */
  boolean mayBeLate();
}
