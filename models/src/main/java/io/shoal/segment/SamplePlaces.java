package io.shoal.segment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Embeddings themselves as masses, as far as they were {@link RecentSample sampled}: true to how
 * they lie, where {@link CentrePlaces} shows a valley that is only one between micro-centres.
 */
final class SamplePlaces implements Places {
  /**
   * Of a normal distribution's best bandwidth (Silverman 1986), which smooths two peaks into one.
   */
  private static final double NARROW = 0.6;

  /** Of an embedding: its grid. */
  private static final double SPREAD = 1;

  /** In squared points, the narrowest kernel that points can show. */
  private static final double FINEST = 0.25;

  private final List<MicroCentre> centres;
  private final double designEffect;
  private final Map<Fold, List<List<Mass>>> known = new EnumMap<>(Fold.class);

  /**
   * @param designEffect weight that tells as much as one independent embedding
   */
  SamplePlaces(List<MicroCentre> centres, double designEffect) {
    this.centres = centres;
    this.designEffect = designEffect;
  }

  @Override
  public List<Mass> of(Collection<Integer> group, Fold fold) {
    List<List<Mass>> all =
        known.computeIfAbsent(fold, f -> centres.stream().map(c -> masses(c, f)).toList());
    List<Mass> masses = new ArrayList<>();
    for (int i : group) {
      masses.addAll(all.get(i));
    }
    return masses;
  }

  /** The sample of a micro-centre; its mean where nothing was sampled. */
  private static List<Mass> masses(MicroCentre centre, Fold fold) {
    Mass whole = centre.of(fold);
    if (!(whole.weight() > 0)) {
      return List.of();
    }
    List<Mass> sampled = centre.sample().masses(fold, whole.weight());
    return sampled.isEmpty() ? List.of(whole) : sampled;
  }

  @Override
  public FisherDirection direction(List<Mass> a, List<Mass> b) {
    int dimensions = a.get(0).at().length;
    return new FisherDirection(
        a, b, SPREAD, dimensions / (dimensions + independent(a) + independent(b)));
  }

  @Override
  public void addTo(LineDensity density, List<Mass> a, List<Mass> b, Axis axis) {
    if (a.isEmpty() || b.isEmpty()) {
      return;
    }
    double weight = Mass.sum(a) + Mass.sum(b);
    double within = (Mass.sum(a) * axis.variance(a) + Mass.sum(b) * axis.variance(b)) / weight;
    double fewer = Math.max(1, Math.min(independent(a), independent(b)));
    double kernel = NARROW * NARROW * within * StrictMath.pow(fewer, -0.4);
    double each = Math.max(designEffect, weight / (drawn(a) + drawn(b)));
    for (List<Mass> group : List.of(a, b)) {
      for (Mass mass : group) {
        density.add(axis.at(mass.at()), Math.max(kernel, FINEST), mass.weight() / each);
      }
    }
  }

  private double independent(List<Mass> group) {
    return Math.min(drawn(group), Mass.sum(group) / designEffect);
  }

  /** How many embeddings of one weight would tell as much (Kish 1965). */
  private static double drawn(List<Mass> group) {
    double sum = Mass.sum(group);
    double squares = group.stream().mapToDouble(mass -> mass.weight() * mass.weight()).sum();
    return sum * sum / squares;
  }
}
