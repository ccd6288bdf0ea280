package io.shoal.job.run;

import io.shoal.bundle.BundleContent;
import io.shoal.job.PipelineFlags;
import io.shoal.job.PipelineOptions;
import io.shoal.job.ShoalPipeline;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.ingest.EventTimeStrategy;
import io.shoal.job.kafka.KafkaAnnouncements;
import io.shoal.job.kafka.KafkaEvents;
import io.shoal.job.kafka.KafkaOptions;
import io.shoal.job.kafka.KafkaOutputs;
import io.shoal.job.kafka.KafkaTopics;
import io.shoal.job.model.BundleFetch;
import io.shoal.job.model.LoadedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: the job in production, from Kafka to Kafka. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Run the job, from Kafka to Kafka, until it is stopped.")
public final class RunCommand implements Callable<Integer> {
  /** Where the job runs. */
  public interface Cluster {
    /** An environment to build the job on. */
    StreamExecutionEnvironment environment() throws Exception;
  }

  /** What is done with the job when it has been built. */
  public interface Submission {
    void submit(StreamExecutionEnvironment environment) throws Exception;
  }

  private final Cluster cluster;
  private final Submission submission;

  @Mixin private PipelineFlags pipeline = new PipelineFlags();
  @Mixin private RunOptions kafka = new RunOptions();

  @Option(
      names = "--create-topics",
      arity = "0..1",
      paramLabel = "PARTITIONS",
      fallbackValue = "4",
      defaultValue = "0",
      description = "create the topics that are missing, with so many partitions (4)")
  private int createTopics;

  @Option(
      names = "--idle-after",
      paramLabel = "DURATION",
      defaultValue = "PT15M",
      description =
          "wall-clock time after which a silent partition no longer holds others back"
              + " (${DEFAULT-VALUE})")
  private Duration idleAfter;

  @Option(
      names = "--alignment",
      paramLabel = "DURATION",
      defaultValue = "PT1H",
      description = "how far partitions may run ahead of the slowest (${DEFAULT-VALUE})")
  private Duration alignment;

  @Option(
      names = "--emit-from",
      paramLabel = "TIME",
      description =
          "a warm start: what is earlier (ISO-8601, the end of a window) builds profiles only")
  private Instant emitFrom = Instant.ofEpochMilli(Long.MIN_VALUE);

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "shoal",
      description = "of the job (${DEFAULT-VALUE})")
  private String name;

  /** A command that waits until the job ends, where the cluster is one that waits. */
  public RunCommand(Cluster cluster) {
    this(cluster, StreamExecutionEnvironment::execute);
  }

  public RunCommand(Cluster cluster, Submission submission) {
    this.cluster = Objects.requireNonNull(cluster, "cluster");
    this.submission = Objects.requireNonNull(submission, "submission");
  }

  @Override
  public Integer call() throws Exception {
    KafkaOptions topics = kafka.kafka();
    BundleContent bundle = BundleFetch.fetch(pipeline.bundle());
    LoadedModel model = LoadedModel.of(bundle);
    PipelineOptions options = pipeline.options(bundle, emitFrom.toEpochMilli());
    int partitions;
    try (KafkaTopics existing = new KafkaTopics(topics)) {
      if (createTopics > 0) {
        existing.create(createTopics);
      }
      existing.require();
      partitions = existing.eventPartitions();
    }
    model.outlook(options.drift()).lines().forEach(System.out::println);
    StreamExecutionEnvironment environment = cluster.environment();
    WatermarkStrategy<SourceRecord> time =
        EventTimeStrategy.of(pipeline.outOfOrderness(), pipeline.window())
            .withIdleness(idleAfter)
            .withWatermarkAlignment("events", alignment);
    DataStream<SourceRecord> events =
        KafkaEvents.read(
            environment,
            topics,
            Math.min(partitions, environment.getParallelism()),
            time,
            pipeline.mapping());
    DataStream<String> models =
        KafkaAnnouncements.read(environment, topics, topics.models(), "announcements");
    DataStream<String> control =
        KafkaAnnouncements.read(environment, topics, topics.control(), "control");
    environment.setMaxParallelism(options.maxParallelism());
    KafkaOutputs.write(ShoalPipeline.build(events, models, control, options, model).told(), topics);
    environment.configure(Configuration.fromMap(Map.of("pipeline.name", name)));
    submission.submit(environment);
    return 0;
  }
}
