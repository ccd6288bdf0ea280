package io.shoal.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DriftReferenceTest {
  private static final long WINDOW = 900_000;
  private static final StreamId CONVERSION = StreamId.ofAll(StreamKind.CONVERSION);

  @Test
  void isReadAsItWasWritten() throws IOException {
    DriftReference reference = reference();

    assertThat(DriftReference.fromJson(reference.toJson()).toJson()).isEqualTo(reference.toJson());
  }

  @Test
  void aDamagedReferenceIsRefusedWithTheStreamAndTheFault() throws IOException {
    String json = new String(reference().toJson(), StandardCharsets.UTF_8);

    assertThatThrownBy(() -> read(json.replaceFirst("\"scale\":\\[[0-9.]+", "\"scale\":[0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the drift reference of conversion/all is damaged")
        .hasMessageContaining("scale must be above zero");
    assertThatThrownBy(() -> read(json.replaceFirst("\"mean\":\\[[-0-9.E]+,", "\"mean\":[")))
        .hasMessageContaining("168 hours");
    assertThatThrownBy(() -> read(json.replaceFirst("\"raised\":[0-9.]+", "\"raised\":0.1")))
        .hasMessageContaining("the replay of the drift reference is damaged");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("has no streams");
  }

  @Test
  void aReplayOfHealthyWeeksSaysWhatTheBudgetIsWorth() {
    KeptBudget budget = new BudgetReplay(DriftOptions.defaults(), ticks(28)).run();

    assertThat(budget.promised()).isEqualTo(30);
    assertThat(budget.measured()).isLessThanOrEqualTo(30);
    assertThat(budget.raised()).isBetween(1.0, 4.0);
    assertThat(new BudgetReplay(DriftOptions.defaults(), ticks(28)).run()).isEqualTo(budget);
  }

  @Test
  void twoWeeksAreTooFewToReplay() {
    assertThat(new BudgetReplay(DriftOptions.defaults(), ticks(14)).run())
        .isEqualTo(KeptBudget.UNTRIED);
  }

  private static DriftReference read(String json) throws IOException {
    return DriftReference.fromJson(json.getBytes(StandardCharsets.UTF_8));
  }

  private static DriftReference reference() {
    return DriftReference.learn(ticks(28))
        .with(new BudgetReplay(DriftOptions.defaults(), ticks(28)).run());
  }

  private static List<Tick> ticks(int days) {
    double[] values = Ticks.autoregressive(5, .3, days * 96);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      TreeMap<StreamId, Reading> readings = new TreeMap<>();
      readings.put(CONVERSION, Reading.of(10 + values[i]));
      ticks.add(new Tick(1_767_571_200_000L + (i + 1) * WINDOW, readings));
    }
    return ticks;
  }
}
