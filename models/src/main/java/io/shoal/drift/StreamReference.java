package io.shoal.drift;

/**
 * What one stream looked like when all was well.
 *
 * @param mean for each hour of the week
 * @param scale for each hour of the week, standard deviation of a window; positive
 * @param pool what windows must have been expected to hold, together, before they are judged; 0
 *     judges each
 * @param calmFrom 5 % quantile of the residuals
 * @param calmTo 95 % quantile of the residuals
 * @param innovations those against which ticks are ranked
 */
record StreamReference(
    double[] mean,
    double[] scale,
    double pool,
    double calmFrom,
    double calmTo,
    HealthyInnovations innovations) {

  StreamReference {
    requireCells("mean", mean);
    requireCells("scale", scale);
    for (double one : scale) {
      if (!(one > 0)) {
        throw new IllegalArgumentException("scale must be above zero everywhere, not " + one);
      }
    }
    if (!(pool >= 0) || !(calmFrom <= calmTo)) {
      throw new IllegalArgumentException(
          "pool must not be negative and the calm range in order, not "
              + pool
              + " and "
              + calmFrom
              + " to "
              + calmTo);
    }
    if (innovations == null) {
      throw new IllegalArgumentException("innovations are missing");
    }
  }

  private static void requireCells(String name, double[] cells) {
    if (cells == null || cells.length != HourOfWeek.CELLS) {
      throw new IllegalArgumentException(
          name + " must have " + HourOfWeek.CELLS + " hours of the week");
    }
    for (double one : cells) {
      if (!Double.isFinite(one)) {
        throw new IllegalArgumentException(name + " must be finite everywhere, not " + one);
      }
    }
  }

  /**
   * Whether a level is as usual. Of the residual, not of the innovation: a source that stays silent
   * is no news from tick to tick, and still silent.
   */
  boolean isCalm(double residual) {
    return residual >= calmFrom && residual <= calmTo;
  }
}
