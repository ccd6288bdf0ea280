package io.shoal.drift;

/**
 * What one stream looked like when all was well.
 *
 * @param mean for each hour of the week
 * @param scale for each hour of the week, standard deviation of a window; positive
 * @param pool what windows must have been expected to hold, together, before they are judged; 0
 *     judges each
 * @param rho of an AR(1) fitted to the residuals, 0 to 1
 * @param clip residuals enter the fit of the next only within plus or minus this
 * @param calmFrom 5 % quantile of the residuals
 * @param calmTo 95 % quantile of the residuals
 * @param innovations of the reference, in rising order: those against which ticks are ranked
 */
record StreamReference(
    double[] mean,
    double[] scale,
    double pool,
    double rho,
    double clip,
    double calmFrom,
    double calmTo,
    double[] innovations) {

  /**
   * Whether a level is as usual. Of the residual, not of the innovation: a source that stays silent
   * is no news from tick to tick, and still silent.
   */
  boolean isCalm(double residual) {
    return residual >= calmFrom && residual <= calmTo;
  }

  double clipped(double residual) {
    return Math.max(-clip, Math.min(clip, residual));
  }
}
