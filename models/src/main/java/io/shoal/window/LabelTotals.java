package io.shoal.window;

/**
 * How well segments part the users: what their labels add up to. Whole numbers, which add up
 * exactly.
 *
 * @param labelled scored users who were given a segment, idle ones too
 * @param compared those of them for whom there was another segment to compare with
 * @param silhouette sum of their silhouettes, in units of 2^-20
 * @param margin labelled users for whom another segment was nearly as dense
 * @param noise labelled users far from every segment
 * @param rescored scored users who had a segment that lives, or was absorbed by one that does
 * @param kept those of them who stayed in it
 * @param moved users whom the end of their segment took to another, or to none
 */
public record LabelTotals(
    long labelled,
    long compared,
    long silhouette,
    long margin,
    long noise,
    long rescored,
    long kept,
    long moved) {
  /** Units of {@code silhouette} in one. */
  public static final double UNIT = 1 << 20;

  /** Nobody. */
  public static final LabelTotals NONE = new LabelTotals(0, 0, 0, 0, 0, 0, 0, 0);

  public LabelTotals plus(LabelTotals other) {
    return new LabelTotals(
        labelled + other.labelled,
        compared + other.compared,
        silhouette + other.silhouette,
        margin + other.margin,
        noise + other.noise,
        rescored + other.rescored,
        kept + other.kept,
        moved + other.moved);
  }
}
