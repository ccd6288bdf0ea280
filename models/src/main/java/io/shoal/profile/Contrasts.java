package io.shoal.profile;

import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureWords;
import io.shoal.window.FeatureTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what sets the users of a segment apart from all others. */
final class Contrasts {
  /** Values on either side, below which nothing is said. */
  private static final long LEAST_VALUES = 20;

  /** A small effect, in the terms of Cohen (1988): what is less is not told. */
  private static final double SMALL = 0.2;

  /** Variance of a value within its bin of width one: no group is without any (Sheppard). */
  private static final double WITHIN_BIN = 1.0 / 12;

  private final List<String> names;
  private final List<FeatureWords> words;

  Contrasts(FeaturePlan plan) {
    names = plan.names();
    words = plan.words();
  }

  /** The strongest first; of several outputs of one feature, the strongest alone. */
  List<FeatureContrast> of(FeatureTotals own, FeatureTotals others) {
    List<FeatureContrast> all = new ArrayList<>();
    for (int f = 0; f < names.size(); f++) {
      boolean enough = own.ranked()[f] >= LEAST_VALUES && others.ranked()[f] >= LEAST_VALUES;
      if (enough && words.get(f).isKnown()) {
        double difference = difference(own, others, f);
        double lift =
            difference > 0
                ? share(own.upper(), own, f) / share(others.upper(), others, f)
                : share(own.lower(), own, f) / share(others.lower(), others, f);
        all.add(new FeatureContrast(names.get(f), words.get(f), difference, lift));
      }
    }
    all.removeIf(contrast -> contrast.strength() < SMALL);
    all.sort(Comparator.comparingDouble(FeatureContrast::strength).reversed());
    Set<String> seen = new HashSet<>();
    all.removeIf(contrast -> !seen.add(contrast.words().feature()));
    return all;
  }

  private static double difference(FeatureTotals own, FeatureTotals others, int f) {
    double spread = StrictMath.sqrt((variance(own, f) + variance(others, f)) / 2);
    return (mean(own, f) - mean(others, f)) / spread;
  }

  private static double mean(FeatureTotals totals, int f) {
    return (double) totals.ranks()[f] / totals.ranked()[f];
  }

  private static double variance(FeatureTotals totals, int f) {
    double mean = mean(totals, f);
    double spread = (double) totals.squares()[f] / totals.ranked()[f] - mean * mean;
    return Math.max(0, spread) + WITHIN_BIN;
  }

  /** With half a value more, and one in all: no share is zero. */
  private static double share(long[] part, FeatureTotals totals, int f) {
    return (part[f] + 0.5) / (totals.ranked()[f] + 1);
  }
}
