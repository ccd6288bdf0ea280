package io.shoal.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FeatureMigrationTest {
  private static FeaturePlan plan(String... features) {
    return new FeaturePlan(FeatureSpec.parse("features:\n- " + String.join("\n- ", features)));
  }

  @Test
  void aFeatureGoesOverByItsIdAndHalfLifeWhereverItLies() {
    FeaturePlan from =
        plan(
            "{id: carts, kind: count, events: [cart], halfLives: [P1D]}",
            "{id: price, kind: mean, events: [buy], property: value, halfLives: [P1D, P7D]}");
    FeaturePlan to =
        plan(
            "{id: price, kind: mean, events: [buy], property: value, halfLives: [P7D, P30D]}",
            "{id: views, kind: count, events: [view], halfLives: [P1D]}");

    FeatureMigration migration = new FeatureMigration(from, to);

    float[] slots = migration.migrate(new float[] {9, 1, 2, 3, 4});
    assertThat(slots)
        .containsExactly(3, 4, FeaturePlan.UNKNOWN, FeaturePlan.UNKNOWN, FeaturePlan.UNKNOWN);
    assertThat(migration.added()).containsExactly("price@30d", "views@1d");
    assertThat(migration.dropped()).containsExactly("carts@1d", "price@1d");
    assertThat(migration.longestAddedHalfLife()).isEqualTo(Duration.ofDays(30).toMillis());
  }

  @Test
  void whatIsUnknownIsMissingUntilItBegins() {
    FeaturePlan to =
        plan(
            "{id: views, kind: count, events: [view], halfLives: [P1D]}",
            "{id: shops, kind: entropy, events: [view], property: shop, halfLives: [P1D]}");
    float[] slots =
        new FeatureMigration(plan("{id: x, kind: count, events: [x], halfLives: [P1D]}"), to)
            .migrate(new float[] {1});
    to.fade(slots, 900_000);
    float[] values = new float[to.outputs()];
    boolean[] present = new boolean[to.outputs()];

    to.write(slots, values, present);
    assertThat(present).containsOnly(false);
    assertThat(values).containsOnly(0);

    to.begin(slots);
    to.write(slots, values, present);
    assertThat(present).containsExactly(true, false);
    assertThat(values).containsOnly(0);
  }

  @Test
  void anotherBendOfTheOutputIsTheSameFeatureAndAnotherEventIsNot() {
    FeaturePlan from = plan("{id: views, kind: count, events: [view], halfLives: [P1D]}");

    assertThat(
            new FeatureMigration(
                    from,
                    plan(
                        "{id: views, kind: count, events: [view], halfLives: [P1D],"
                            + " transform: log1p}"))
                .added())
        .isEmpty();
    FeatureMigration other =
        new FeatureMigration(
            from, plan("{id: views, kind: count, events: [screen], halfLives: [P1D]}"));
    assertThat(other.added()).containsExactly("views@1d");
    assertThat(other.dropped()).containsExactly("views@1d");
  }
}
