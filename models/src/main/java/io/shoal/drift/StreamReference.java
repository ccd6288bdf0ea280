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
 * @param innovations of the reference, in rising order: those against which ticks are ranked
 */
record StreamReference(
    double[] mean, double[] scale, double pool, double rho, double clip, double[] innovations) {

  double clipped(double residual) {
    return Math.max(-clip, Math.min(clip, residual));
  }
}
