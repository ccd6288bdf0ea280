package io.shoal.job.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.job.flow.ModelStamp;
import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.flow.SegmentAssignment.Outcome;
import io.shoal.segment.Label;
import io.shoal.window.SummaryCodec;
import io.shoal.window.WindowSummary;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SummariseTest {
  private static final long END = 900_000;
  private static final ModelStamp MODEL = new ModelStamp("m-1", "spec", 1, Duration.ofDays(7));

  private OneInputStreamOperatorTestHarness<SegmentAssignment, byte[]> harness;

  private static SegmentAssignment scored(int segment, int previous, int survivor) {
    ScoredWindow window =
        new ScoredWindow(
            0,
            "anna",
            END,
            new short[2],
            0,
            (short) 0,
            new byte[] {3},
            new byte[] {4, 5, -1},
            7,
            2,
            0,
            1,
            Map.of("web", 2),
            false,
            false);
    Label label = new Label(segment, 0.5, false, false);
    return new SegmentAssignment(
        "anna", END, segment, previous, survivor, Outcome.NONE, 0, label, window, MODEL);
  }

  private static SegmentAssignment moved(int segment, int previous) {
    return new SegmentAssignment(
        "ben", END, segment, previous, segment, Outcome.NONE, 0, null, null, MODEL);
  }

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new Summarise());
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private WindowSummary summary(SegmentAssignment... assignments) throws Exception {
    for (SegmentAssignment assignment : assignments) {
      harness.processElement(new StreamRecord<>(assignment, END - 1));
    }
    harness.processWatermark(new Watermark(END - 1));
    return SummaryCodec.decode(harness.extractOutputValues().get(0));
  }

  @Test
  void whoStaysKeptTheirSegmentAndWhoGoesDidNot() throws Exception {
    WindowSummary summary = summary(scored(1, 1, 1), scored(2, 1, 1), scored(1, 0, 0));

    assertThat(summary.segments().get(1).labels().rescored()).isEqualTo(2);
    assertThat(summary.segments().get(1).labels().kept()).isEqualTo(1);
    assertThat(summary.segments().get(1).labels().labelled()).isEqualTo(2);
    assertThat(summary.segments().get(2).labels().labelled()).isEqualTo(1);
    assertThat(summary.segments().get(1).events()).isEqualTo(4);
  }

  @Test
  void theEndOfASegmentIsAMoveAndNoUnsteadinessOfItsUsers() throws Exception {
    WindowSummary summary = summary(scored(2, 1, 2), scored(3, 1, 0), moved(2, 1), moved(0, 1));

    assertThat(summary.segments().get(1).labels().moved()).isEqualTo(4);
    assertThat(summary.segments().get(1).labels().rescored()).isZero();
    assertThat(summary.segments().get(2).labels().rescored()).isEqualTo(1);
    assertThat(summary.segments().get(2).labels().kept()).isEqualTo(1);
    assertThat(summary.segments().get(3).labels().rescored()).isZero();
    assertThat(summary.segments().get(1).drops()).isEqualTo(4);
  }
}
