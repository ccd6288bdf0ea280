package io.shoal.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.bundle.BundleContent;
import io.shoal.job.ingest.EventTimeStrategy;
import io.shoal.job.kafka.KafkaAnnouncements;
import io.shoal.job.kafka.KafkaEvents;
import io.shoal.job.kafka.KafkaOptions;
import io.shoal.job.kafka.KafkaOutputs;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.model.SmallModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Savepoints find the state of an operator by its uid: every one has its own, and keeps it. */
class OperatorUidsTest {
  private static final Duration WINDOW = Duration.ofMinutes(15);

  @TempDir Path scratch;

  private List<StreamNode> nodes() throws Exception {
    BundleContent bundle = SmallModel.in(scratch);
    PipelineFlags flags =
        CommandLine.populateCommand(
            new PipelineFlags(),
            "--bundle",
            scratch.resolve("small").toString(),
            "--feature-log",
            scratch.resolve("log").toString());
    KafkaOptions topics =
        new KafkaOptions(
            "localhost:9092",
            List.of("events"),
            "models",
            "control",
            KafkaOptions.defaultOutputs(),
            "shoal",
            Map.of(),
            KafkaOptions.Start.EARLIEST,
            Duration.ofMinutes(15));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(ShoalPipeline.required());
    var events =
        KafkaEvents.read(
            environment, topics, 1, EventTimeStrategy.of(flags.outOfOrderness(), WINDOW), null);
    KafkaOutputs.write(
        ShoalPipeline.build(
                events,
                KafkaAnnouncements.read(environment, topics, "models", "announcements"),
                KafkaAnnouncements.read(environment, topics, "control", "control"),
                flags.options(bundle, Long.MIN_VALUE),
                LoadedModel.of(bundle))
            .told(),
        topics);
    return List.copyOf(environment.getStreamGraph().getStreamNodes());
  }

  @Test
  void everyOperatorOfTheJobHasAUidOfItsOwn() throws Exception {
    List<String> uids = new ArrayList<>();
    for (StreamNode node : nodes()) {
      assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotBlank();
      uids.add(node.getTransformationUID());
    }

    assertThat(uids).doesNotHaveDuplicates().hasSizeGreaterThan(30);
  }
}
