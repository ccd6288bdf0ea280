package io.shoal.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.CustomerEvent;
import io.shoal.event.ParsedEvent;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.flow.SourceRecord;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestTest {
  private static final long WINDOW = 900_000;
  private static final String PARTITION = "events-0";

  private OneInputStreamOperatorTestHarness<SourceRecord, RoutedEvent> harness;

  private void start(long countFrom) throws Exception {
    IngestOptions options =
        new IngestOptions(
            Duration.ofMinutes(5), Duration.ofDays(7), Duration.ofMillis(WINDOW), countFrom);
    harness = new OneInputStreamOperatorTestHarness<>(new Ingest(options, 4));
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static StreamRecord<SourceRecord> event(long time) {
    CustomerEvent event =
        new CustomerEvent("e" + time, "anna", "view", time, time, "web", Map.of(), Map.of());
    return new StreamRecord<>(
        new SourceRecord(PARTITION, new ParsedEvent.Usable(event), null), time);
  }

  private static StreamRecord<SourceRecord> broken() {
    return new StreamRecord<>(
        new SourceRecord(
            PARTITION,
            new ParsedEvent.Unusable(ParsedEvent.Reason.MALFORMED_JSON, "not JSON"),
            new byte[] {'{'}),
        Long.MIN_VALUE);
  }

  private List<WindowSummary> counts() {
    var told = harness.getSideOutput(Ingest.DEAD_COUNTS);
    return told == null
        ? List.of()
        : told.stream().map(record -> SummaryCodec.decode(record.getValue())).toList();
  }

  @Test
  void whatCannotBeUsedCountsInTheWindowOfTheEventBeforeIt() throws Exception {
    start(Long.MIN_VALUE);
    harness.open();
    harness.processElement(broken());
    harness.processElement(event(10_000));
    harness.processElement(broken());
    harness.processElement(broken());
    harness.processElement(event(WINDOW + 10_000));
    harness.processElement(broken());
    assertThat(counts()).isEmpty();

    harness.processWatermark(new Watermark(WINDOW - 1));
    assertThat(counts()).extracting(WindowSummary::windowEnd).containsExactly(WINDOW);
    assertThat(counts().get(0).ticks().events().dead()).isEqualTo(2);

    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(counts()).extracting(WindowSummary::windowEnd).containsExactly(WINDOW, 2 * WINDOW);
  }

  @Test
  void countsOfAnOpenWindowSurviveARestart() throws Exception {
    start(Long.MIN_VALUE);
    harness.open();
    harness.processElement(event(10_000));
    harness.processElement(broken());
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    start(Long.MIN_VALUE);
    harness.initializeState(snapshot);
    harness.open();
    harness.processElement(broken());
    harness.processWatermark(new Watermark(WINDOW - 1));

    assertThat(counts()).hasSize(1);
    assertThat(counts().get(0).ticks().events().dead()).isEqualTo(2);
  }

  @Test
  void ofAWarmUpNothingIsCounted() throws Exception {
    start(WINDOW);
    harness.open();
    harness.processElement(event(10_000));
    harness.processElement(broken());
    harness.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(counts()).isEmpty();
  }
}
