package io.shoal.training.evaluation.bundle;

/**
 * A way to group and to rank users, judged: means over looks.
 *
 * @param name before people
 * @param groups mean number of groups that have users
 * @param auc of the score
 * @param lift of the score's top tenth
 * @param betweenShare of conversion between groups, less what chance gives
 * @param silhouette in the space in which users were grouped; NaN without one
 * @param stability adjusted Rand index of groups found from users drawn with replacement, against
 *     those found from all; NaN where groups are not found but given
 */
public record Contestant(
    String name,
    double groups,
    double auc,
    double lift,
    double betweenShare,
    double silhouette,
    double stability) {}
