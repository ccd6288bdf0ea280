package io.shoal.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * Leader clustering (Hartigan 1975): a point founds a micro-centre, or joins the nearest of those
 * founded before.
 */
final class Leaders {
  private final double squaredRadius;
  private final double each;
  private final List<Mass> all = new ArrayList<>();
  private final List<Mass> even = new ArrayList<>();
  private final List<Mass> odd = new ArrayList<>();
  private final List<LeastHashes> samples = new ArrayList<>();

  /**
   * @param each weight of a point
   */
  Leaders(double radius, double each) {
    this.squaredRadius = radius * radius;
    this.each = each;
  }

  /** The micro-centres that points found, without a segment. */
  List<MicroCentre> of(List<HashedEmbedding> points) {
    for (HashedEmbedding point : points) {
      int at = add(point.at(), Fold.of(point.hash()));
      samples.get(at).add(point.hash(), point.at());
    }
    List<MicroCentre> centres = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      double weight = all.get(i).weight();
      RecentSample sample = RecentSample.NONE.with(1, samples.get(i).all());
      centres.add(new MicroCentre(all.get(i).at(), weight, 0, even.get(i), odd.get(i), sample));
    }
    return centres;
  }

  /** Which micro-centre a point founded, or joined. */
  private int add(short[] point, Fold fold) {
    int nearest = -1;
    double best = squaredRadius;
    for (int i = 0; i < all.size(); i++) {
      double distance = all.get(i).squaredDistance(point);
      if (distance < best) {
        best = distance;
        nearest = i;
      }
    }
    if (nearest < 0) {
      all.add(Mass.at(point, each));
      even.add(Mass.at(point, fold == Fold.EVEN ? each : 0));
      odd.add(Mass.at(point, fold == Fold.ODD ? each : 0));
      samples.add(new LeastHashes(RecentSample.MOST));
      return all.size() - 1;
    }
    all.set(nearest, all.get(nearest).with(point, each));
    List<Mass> ofFold = fold == Fold.EVEN ? even : odd;
    ofFold.set(nearest, ofFold.get(nearest).with(point, each));
    return nearest;
  }
}
