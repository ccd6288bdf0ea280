package io.shoal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoal.event.CustomerEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureSpecTest {
  private static final long END = 1_767_571_200_000L;

  @Test
  void hashDoesNotDependOnComments() {
    String yaml = FeatureSpec.defaults().yaml();

    assertThat(FeatureSpec.parse("# a comment\n" + yaml).hash())
        .isEqualTo(FeatureSpec.defaults().hash());
  }

  @Test
  void wordsForPeopleDoNotChangeTheHash() {
    String spec = "features: [{id: cart_adds, kind: count, events: [x], halfLives: [P1D]%s}]";
    FeatureSpec plain = FeatureSpec.parse(String.format(spec, ""));
    FeatureSpec worded = FeatureSpec.parse(String.format(spec, ", high: fills carts"));

    assertThat(worded.hash()).isEqualTo(plain.hash());
    assertThat(new FeaturePlan(worded).words())
        .containsExactly(new FeatureWords("cart adds", "fills carts", "low cart adds"));
  }

  @Test
  void timesAreNamedByTheClockAndPartsOfAFeatureNotAtAll() {
    FeaturePlan plan =
        new FeaturePlan(
            FeatureSpec.parse(
                "features: [{id: hour, kind: hour_of_day, events: [x], halfLives: [P1D]},"
                    + " {id: d, kind: bucket_share, events: [x], buckets: 1, halfLives: [P1D]}]"));
    // Six in the morning, UTC: where the sine is greatest.
    long morning = END / 86_400_000L * 86_400_000L + 6 * 3_600_000L;
    float[] profile = new float[plan.slots()];
    plan.add(event("x", morning, Map.of()), morning + 1, profile);
    float[] values = new float[plan.outputs()];
    plan.write(profile, values, new boolean[plan.outputs()]);

    assertThat(values[0]).isEqualTo(1f);
    assertThat(plan.words().get(0).high()).isEqualTo("mornings");
    assertThat(plan.words().get(2).isKnown()).isFalse();
  }

  @Test
  void namesTheFeatureThatIsWrongAndWhatIsAllowed() {
    assertThatThrownBy(
            () ->
                FeatureSpec.parse(
                    "features: [{id: a, kind: cuont, events: [x], halfLives: [P1D]}]"))
        .hasMessageContaining("feature 'a'")
        .hasMessageContaining("cuont")
        .hasMessageContaining("inter_event");
  }

  @Test
  void countsFadeByHalfInAHalfLife() {
    FeaturePlan plan =
        new FeaturePlan(
            FeatureSpec.parse("features: [{id: a, kind: count, events: [x], halfLives: [P1D]}]"));
    float[] profile = new float[plan.slots()];
    plan.add(event("x", END - 1, Map.of()), END, profile);
    plan.fade(profile, 86_400_000L);

    float[] values = new float[1];
    plan.write(profile, values, new boolean[1]);

    assertThat(values[0]).isEqualTo(0.5f);
  }

  @Test
  void aSequenceCountsOnlyInTimeAndInOrder() {
    FeaturePlan plan =
        new FeaturePlan(
            FeatureSpec.parse(
                "features: [{id: s, kind: sequence, within: PT48H, halfLives: [P7D],"
                    + " first: {events: [a], property: p, atLeast: 75}, then: {events: [b]}}]"));

    assertThat(
            sequence(plan, event("a", END - 2, Map.of("p", 80.0)), event("b", END - 1, Map.of())))
        .isEqualTo(1);
    assertThat(
            sequence(plan, event("a", END - 2, Map.of("p", 70.0)), event("b", END - 1, Map.of())))
        .isZero();
    assertThat(
            sequence(plan, event("b", END - 2, Map.of()), event("a", END - 1, Map.of("p", 80.0))))
        .isZero();
  }

  @Test
  void aMeanOfNothingIsMissing() {
    FeaturePlan plan =
        new FeaturePlan(
            FeatureSpec.parse(
                "features: [{id: m, kind: mean, events: [x], property: p, halfLives: [P1D]}]"));
    boolean[] present = {true};
    plan.write(new float[plan.slots()], new float[1], present);

    assertThat(present[0]).isFalse();
  }

  private static float sequence(FeaturePlan plan, CustomerEvent... events) {
    float[] profile = new float[plan.slots()];
    for (CustomerEvent event : events) {
      plan.add(event, END, profile);
    }
    float[] values = new float[1];
    plan.write(profile, values, new boolean[1]);
    return values[0];
  }

  private static CustomerEvent event(String name, long time, Map<String, Double> numbers) {
    return new CustomerEvent("id" + time, "u", name, time, time, "s", numbers, Map.of());
  }
}
