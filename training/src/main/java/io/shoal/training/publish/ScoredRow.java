package io.shoal.training.publish;

import io.shoal.training.history.Outcome;

/**
 * What one model makes of one user and window of the newest data.
 *
 * @param user key of the user
 * @param windowEnd end of the window
 * @param unexplained squared error of reconstruction, summed over the outputs that had data
 * @param total the same, if every output were taken to be at its mean
 * @param propensity to convert within the goal's horizon, 0 to 1
 * @param outcome whether the user did
 */
record ScoredRow(
    String user,
    long windowEnd,
    double unexplained,
    double total,
    float propensity,
    Outcome outcome) {}
