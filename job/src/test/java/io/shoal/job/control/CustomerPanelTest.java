package io.shoal.job.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.job.flow.RoutedEvent;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerPanelTest {
  private static final long WINDOW = Duration.ofMinutes(15).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private CustomerPanel panel;

  @BeforeEach
  void begin() {
    panel = new CustomerPanel();
  }

  private void come(int from, int to, long windowEnd) {
    for (int user = from; user < to; user++) {
      RoutedEvent event = new RoutedEvent(0, windowEnd, "user-" + user, new byte[0]);
      if (CustomerPanel.mayHold(event)) {
        panel.add(event);
      }
    }
  }

  @Test
  void aProfileIsWarmWhenItHoldsHalfOfWhatItWouldHold() {
    come(0, 1_000, DAY);
    panel.close(DAY);
    come(0, 1_000, 100 * DAY);
    panel.close(100 * DAY);

    // After a hundred half-lives and more what is held is all that there is.
    PanelShare cold = panel.warm(100 * DAY, 100 * DAY - DAY / 2, DAY);
    PanelShare warm = panel.warm(100 * DAY, 99 * DAY, DAY);
    assertThat(cold.of()).isBetween(30, 100).isEqualTo(warm.of());
    assertThat(cold.count()).isZero();
    assertThat(warm.count()).isEqualTo(warm.of());
  }

  @Test
  void whoCameAfterGatheringBeganIsWarmAtOnceAndWhoIsNotHereDoesNotCount() {
    come(0, 1_000, DAY);
    come(1_000, 2_000, 5 * DAY);
    come(2_000, 3_000, 5 * DAY - WINDOW);
    panel.close(5 * DAY);

    PanelShare warm = panel.warm(5 * DAY, 5 * DAY, DAY);
    assertThat(warm.percent()).isBetween(35, 65);
    assertThat(panel.warm(50 * DAY, 50 * DAY, DAY).percent()).as("nobody").isEqualTo(100);
  }

  @Test
  void laterWindowsDoNotCountUntilTheyAreClosed() {
    come(0, 1_000, DAY);
    come(1_000, 2_000, DAY + WINDOW);
    panel.close(DAY);
    int first = panel.warm(DAY, Long.MIN_VALUE, DAY).of();
    panel.close(DAY + WINDOW);

    assertThat(panel.warm(DAY + WINDOW, Long.MIN_VALUE, DAY).of()).isGreaterThan(first);
  }

  @Test
  void itIsBoundedWhoeverComesAndForgetsWhoStaysAway() {
    come(0, 200_000, DAY);
    panel.close(DAY);
    assertThat(panel.warm(DAY, Long.MIN_VALUE, DAY).of()).isBetween(2_000, 4_096);

    come(0, 100, 40 * DAY);
    panel.close(40 * DAY);
    assertThat(panel.toBytes().length).isLessThan(1_000);
  }

  @Test
  void itsBytesHoldAll() {
    come(0, 1_000, DAY);
    panel.close(DAY);
    come(0, 500, DAY + WINDOW);

    CustomerPanel copy = CustomerPanel.fromBytes(panel.toBytes());

    assertThat(copy.toBytes()).isEqualTo(panel.toBytes());
    copy.close(DAY + WINDOW);
    panel.close(DAY + WINDOW);
    assertThat(copy.warm(DAY + WINDOW, DAY, DAY)).isEqualTo(panel.warm(DAY + WINDOW, DAY, DAY));
  }
}
