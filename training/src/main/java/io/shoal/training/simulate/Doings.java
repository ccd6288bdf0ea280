package io.shoal.training.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What members of archetypes do, by the features of the default specification that measure it: an
 * alert that names what those do otherwise whom a change touches says what was planted.
 */
final class Doings {
  /** Of the actions of one customer, so much more or less is what tells an archetype. */
  private static final double TELLING = 0.15;

  private Doings() {}

  /**
   * The features that a change moves most: where what an archetype after it does is unlike what one
   * before it did, or unlike what residents do in the mean where there is no before or no after.
   */
  static Stream<String> ofMoved(Change change) {
    List<double[]> before = shares(change.before());
    List<double[]> after = shares(change.after());
    return IntStream.range(0, Action.ALL.size())
        .filter(
            action ->
                before.stream()
                    .anyMatch(
                        was ->
                            after.stream()
                                .anyMatch(is -> Math.abs(is[action] - was[action]) >= TELLING)))
        .mapToObj(Action.ALL::get)
        .flatMap(Doings::measuredBy);
  }

  private static Stream<String> measuredBy(Action action) {
    return switch (action) {
      case PAGE_VIEW -> Stream.of("page_views");
      case PRODUCT_VIEW -> Stream.of("product_views");
      case VIDEO_PROGRESS -> Stream.of("video_watching", "watch_depth");
      case SEARCH -> Stream.of("searches");
      case SAVE -> Stream.of("saves");
      case SHARE -> Stream.of("shares");
      case CART_ADD -> Stream.of("carts");
      case EMAIL_OPEN -> Stream.of("email_opens");
      case EMAIL_CLICK -> Stream.of("email_clicks");
      case AD_CLICK -> Stream.of("ad_clicks");
    };
  }

  /** The part that each action has in what each archetype does; the mean of residents for none. */
  private static List<double[]> shares(List<Archetype> archetypes) {
    if (!archetypes.isEmpty()) {
      return archetypes.stream().map(Doings::shares).toList();
    }
    double[] mean = new double[Action.ALL.size()];
    for (Archetype resident : Archetypes.RESIDENTS) {
      double[] shares = shares(resident);
      for (int action = 0; action < mean.length; action++) {
        mean[action] += shares[action] / Archetypes.RESIDENTS.size();
      }
    }
    return List.of(mean);
  }

  private static double[] shares(Archetype archetype) {
    double all = Arrays.stream(archetype.actions()).sum();
    return Arrays.stream(archetype.actions()).map(weight -> weight / all).toArray();
  }
}
