package io.shoal.job.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.bundle.BundleContent;
import io.shoal.drift.DriftOptions;
import io.shoal.job.flow.WindowTotal;
import io.shoal.job.model.WatchedSource;
import io.shoal.job.output.Contract;
import io.shoal.job.output.OutputRecord;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowTally;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftOperatorTest {
  private static final long START = Instant.parse("2026-02-02T00:00:00Z").toEpochMilli();
  private static final int SILENT_FROM = 8;
  private static final int SILENT_TO = 60;

  @TempDir Path scratch;

  private BundleContent bundle;
  private TwoInputStreamOperatorTestHarness<WindowTotal, String, OutputRecord> harness;
  private final List<String> alerts = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    bundle = WatchedSource.in(scratch, START);
    harness = harness();
    harness.open();
  }

  private TwoInputStreamOperatorTestHarness<WindowTotal, String, OutputRecord> harness()
      throws Exception {
    return new TwoInputStreamOperatorTestHarness<>(
        new DriftOperator(bundle, DriftOptions.defaults()));
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void announce(String json) throws Exception {
    harness.processElement2(new StreamRecord<>(json));
  }

  private void nothingMoreIsAnnounced() throws Exception {
    harness.processWatermark2(Watermark.MAX_WATERMARK);
  }

  private static long end(int i) {
    return START + (i + 1) * WatchedSource.WINDOW;
  }

  private void windows(int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      WindowTally tally = new WindowTally(end(i), 1);
      boolean silent = i >= SILENT_FROM && i < SILENT_TO;
      for (int user = silent ? 0 : WatchedSource.users(i % 11); user > 0; user--) {
        tally.sources(Set.of(WatchedSource.NAME));
        tally.active(0, new byte[] {3}, .1, 1, 0);
      }
      harness.processElement1(
          new StreamRecord<>(WindowTotal.of(SummaryCodec.encode(tally.summary())), end(i) - 1));
      harness.processWatermark1(new Watermark(end(i) - 1));
    }
  }

  private List<String> told() {
    harness.extractOutputValues().forEach(record -> alerts.add(text(record)));
    harness.getOutput().clear();
    return alerts;
  }

  private static String text(OutputRecord record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  /** Values of a field of all alerts. */
  private List<String> values(String field) {
    return told().stream()
        .map(alert -> alert.replaceAll(".*\"" + field + "\":(\"[^\"]*\"|null).*", "$1"))
        .toList();
  }

  @Test
  void aSilentSourceFiresOnceAndIsResolvedOnceThoughTheJobRestartsInBetween() throws Exception {
    nothingMoreIsAnnounced();
    windows(0, 30);
    assertThat(values("status")).containsExactly("\"firing\"");
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();

    harness = harness();
    harness.initializeState(state);
    harness.open();
    nothingMoreIsAnnounced();
    windows(30, 100);

    assertThat(values("status")).containsExactly("\"firing\"", "\"resolved\"");
    assertThat(values("startedAt")).allMatch(values("startedAt").get(0)::equals);
    for (String alert : told()) {
      assertThat(new Contract("drift-alerts.v1").faults(alert)).isEmpty();
    }
  }

  @Test
  void nothingIsJudgedBeforeWhatWasAnnouncedFromTheStart() throws Exception {
    windows(0, 30);
    assertThat(told()).isEmpty();

    announce(
        "{\"kind\":\"planned\",\"name\":\"move\",\"from\":\"2026-02-01T00:00:00Z\","
            + "\"to\":\"2026-02-05T00:00:00Z\",\"streams\":[\"*\"]}");
    nothingMoreIsAnnounced();

    assertThat(values("planned")).containsExactly("\"move\"");
    assertThat(values("severity")).containsExactly("\"none\"");
  }

  @Test
  void whatIsAnnouncedLaterHoldsFromTheNextWindowOnAndIsRecordedSo() throws Exception {
    nothingMoreIsAnnounced();
    windows(0, 4);

    announce(
        "{\"kind\":\"planned\",\"name\":\"move\",\"from\":\"2026-02-01T00:00:00Z\","
            + "\"to\":\"2026-02-05T00:00:00Z\",\"streams\":[\"source-volume/*\"]}");
    windows(4, 30);

    String heard = text(harness.getSideOutput(DriftOperator.HEARD).poll().getValue());
    assertThat(heard).contains("\"appliesFrom\":\"2026-02-02T01:15:00Z\"");
    assertThat(new Contract("control-log.v1").faults(heard)).isEmpty();
    assertThat(values("planned")).containsExactly("\"move\"");
  }

  @Test
  void anAnnouncementThatCannotBeUsedIsADeadLetterWithItsReason() throws Exception {
    announce("{\"kind\":\"planned\",\"name\":\"move\"}");

    var dead = harness.getSideOutput(DriftOperator.DEAD).poll().getValue();
    assertThat(dead.reason()).isEqualTo("bad-announcement");
    assertThat(dead.detail()).isEqualTo("from is missing, or no text");
  }

  @Test
  void theEvidenceOfEveryWindowIsTold() throws Exception {
    nothingMoreIsAnnounced();
    windows(0, 12);

    var evidence = harness.getSideOutput(DriftOperator.EVIDENCE);
    assertThat(evidence).hasSize(12);
    assertThat(text(evidence.poll().getValue()))
        .startsWith("{\"windowEnd\":\"2026-02-02T00:15:00Z\"");
  }
}
