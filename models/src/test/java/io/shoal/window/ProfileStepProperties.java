package io.shoal.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.CustomerEvent;
import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProfileStepProperties {
  private static final long WINDOW = 900_000;
  private static final long END = 1_767_571_200_000L + WINDOW;
  private static final List<String> NAMES =
      List.of("page_view", "video_progress", "purchase", "cart_add", "session_start");

  private final ProfileStep step =
      new ProfileStep(
          new FeaturePlan(FeatureSpec.defaults()), WindowOptions.defaults(), Set.of("purchase"));

  @Provide
  Arbitrary<List<CustomerEvent>> events() {
    return Arbitraries.integers()
        .between(0, 5_000)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(seeds -> seeds.stream().map(ProfileStepProperties::event).toList());
  }

  private static CustomerEvent event(int seed) {
    return new CustomerEvent(
        "e" + seed % 97,
        "u",
        NAMES.get(seed % NAMES.size()),
        END - 1 - (seed * 7_919L) % WINDOW,
        END,
        "source" + seed % 2,
        Map.of("percent", (double) (seed % 101), "value", seed / 3.0),
        Map.of("category", "c" + seed % 5, "page", seed % 2 == 0 ? "pricing" : "home"));
  }

  private UserWindow close(List<CustomerEvent> events) {
    Pane pane = new Pane();
    events.forEach(pane::add);
    return step.active(null, pane, "u", END);
  }

  @Property
  void aProfileDoesNotDependOnTheOrderOfEventsInsideAWindow(
      @ForAll("events") List<CustomerEvent> events, @ForAll long seed) {
    List<CustomerEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(close(shuffled).profile().toBytes()).isEqualTo(close(events).profile().toBytes());
  }

  @Property
  void everyArrivalIsCountedOnceOrAsACopy(@ForAll("events") List<CustomerEvent> events) {
    UserWindow window = close(events);

    assertThat(window.events() + window.duplicates()).isEqualTo(events.size());
  }

  @Property
  void panesMergeInAnyOrder(
      @ForAll("events") List<CustomerEvent> one, @ForAll("events") List<CustomerEvent> other) {
    Pane ab = new Pane();
    one.forEach(ab::add);
    Pane b = new Pane();
    other.forEach(b::add);
    ab.merge(b);
    Pane ba = new Pane();
    other.forEach(ba::add);
    Pane a = new Pane();
    one.forEach(a::add);
    ba.merge(a);

    assertThat(ab).isEqualTo(ba);
    assertThat(Pane.fromBytes(ab.toBytes())).isEqualTo(ab);
  }

  @Property
  void aCopyInALaterWindowIsADuplicate(@ForAll("events") List<CustomerEvent> events) {
    UserProfile before = close(events).profile();
    Pane again = new Pane();
    events.forEach(again::add);

    UserWindow later =
        step.active(UserProfile.fromBytes(before.toBytes()), again, "u", END + WINDOW);

    assertThat(later.events()).isZero();
    assertThat(later.duplicates()).isEqualTo(events.size());
    assertThat(later.profile().lastActive()).isEqualTo(END);
  }
}
