package io.shoal.segment;

/**
 * The segment of an embedding, and how well it lies there.
 *
 * @param segment an id; 0 where there are no segments
 * @param silhouette from -1 to 1: (b - a) / max(a, b), where a is the distance to the nearest
 *     micro-centre of the segment, and b that to the nearest of any other (the simplified
 *     silhouette of Hruschka, de Castro and Campello 2004, with micro-centres for centres); NaN
 *     without another segment
 * @param atMargin whether another segment is nearly as dense here, so that a user of it would be
 *     let stay
 * @param isNoise whether every micro-centre of a segment is farther than the radius
 */
public record Label(int segment, double silhouette, boolean atMargin, boolean isNoise) {
  static final Label NONE = new Label(0, Double.NaN, false, false);
}
