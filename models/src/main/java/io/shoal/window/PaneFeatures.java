package io.shoal.window;

/**
 * Features of what happened in one window alone: those of a profile that began with it.
 *
 * @param values outputs of the pane's plan, before they are scaled
 * @param present which of them had data
 */
public record PaneFeatures(float[] values, boolean[] present) {
  /** Of a window in which nothing happened. */
  public static final PaneFeatures NONE = new PaneFeatures(new float[0], new boolean[0]);
}
