package io.shoal.training.evaluation.bundle;

/**
 * What a model is worth on events that it has not learnt from: means over looks at all users, a
 * horizon apart.
 *
 * @param looks how many
 * @param users looked at, in all
 * @param conversionRate share of them who converted within the horizon
 * @param conversionAuc area under the ROC curve of propensities; NaN where all users fared alike
 * @param topDecileLift how many times as often the tenth with the highest propensities converted as
 *     all did
 * @param brier mean squared difference of propensity and outcome
 * @param reconstructionError mean squared error over present features, of users with a segment,
 *     when they were last active
 * @param betweenShare share of the variance of conversion between segments, less what chance gives
 * @param segments mean number of segments
 */
public record ModelFigures(
    int looks,
    long users,
    double conversionRate,
    double conversionAuc,
    double topDecileLift,
    double brier,
    double reconstructionError,
    double betweenShare,
    double segments) {}
