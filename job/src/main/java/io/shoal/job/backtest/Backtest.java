package io.shoal.job.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.drift.DriftOptions;
import io.shoal.job.PipelineOptions;
import io.shoal.job.ShoalPipeline;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.ingest.EventTimeStrategy;
import io.shoal.job.ingest.FileEventSource;
import io.shoal.job.ingest.IngestOptions;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.output.OutputTopic;
import io.shoal.job.output.PipelineOutputs;
import io.shoal.segment.SegmenterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The very job of production, bounded: files in, files out. */
public final class Backtest {
  private static final int MAX_PARALLELISM = 128;
  private static final Duration OUT_OF_ORDERNESS = Duration.ofMinutes(5);
  private static final Duration LATE_AFTER = Duration.ofDays(7);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path bundle;
  private final ReplayOptions replay;
  private final double falseAlarms;
  private final int parallelism;

  public Backtest(Path bundle, ReplayOptions replay, double falseAlarms, int parallelism) {
    if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
      throw new IllegalArgumentException(
          "--parallelism must be 1 to " + MAX_PARALLELISM + ", not " + parallelism);
    }
    this.bundle = bundle;
    this.replay = replay;
    this.falseAlarms = falseAlarms;
    this.parallelism = parallelism;
  }

  BacktestSummary run(Path out) throws Exception {
    for (String file : replay.events()) {
      requireReadable(file);
    }
    for (String file : replay.warmUp()) {
      requireReadable(file);
    }
    LoadedModel model = LoadedModel.load(bundle.toString());
    Files.createDirectories(out);
    Path parts = out.resolve(".parts").toAbsolutePath();
    PartFiles.delete(parts);
    long began = System.nanoTime();
    execute(StreamExecutionEnvironment.getExecutionEnvironment(configuration(parts)), model, parts);
    double seconds = (System.nanoTime() - began) / 1e9;
    BacktestSummary summary = collect(parts, out, seconds);
    Files.writeString(out.resolve("summary.json"), summary.toJson() + "\n");
    PartFiles.delete(parts);
    return summary;
  }

  private static void requireReadable(String file) throws IOException {
    if (!Files.isReadable(Path.of(file))) {
      throw new IOException("cannot read " + file + ": no such file, or no permission");
    }
  }

  private static Configuration configuration(Path scratch) {
    Configuration configuration = new Configuration();
    configuration.setString("pipeline.generic-types", "false");
    configuration.setString("pipeline.auto-generate-uids", "false");
    configuration.setString("execution.buffer-timeout.interval", "5 ms");
    configuration.setString("taskmanager.memory.network.max", "256m");
    configuration.setString("io.tmp.dirs", scratch.resolve("tmp").toString());
    return configuration;
  }

  /** Builds the graph on an environment and runs it. */
  void execute(StreamExecutionEnvironment environment, LoadedModel model, Path parts)
      throws Exception {
    environment.setParallelism(parallelism);
    environment.setMaxParallelism(MAX_PARALLELISM);
    environment.getConfig().enableObjectReuse();
    Duration window = Duration.ofMinutes(15);
    IngestOptions ingest = new IngestOptions(OUT_OF_ORDERNESS, LATE_AFTER, window, replay.from());
    PipelineOptions options =
        new PipelineOptions(
            bundle.toString(),
            replay.from(),
            ingest,
            SegmenterOptions.defaults(),
            new DriftOptions(
                falseAlarms, Duration.ofDays(30), window, DriftOptions.defaults().calm()),
            MAX_PARALLELISM);
    DataStream<SourceRecord> source =
        environment
            .fromSource(
                new FileEventSource(replay),
                EventTimeStrategy.of(OUT_OF_ORDERNESS, window),
                "events",
                new CodecType<>(new SourceRecord.Form()))
            .uid("events")
            .setParallelism(1);
    PipelineOutputs outputs = ShoalPipeline.build(source, options, model);
    for (Map.Entry<OutputTopic, DataStream<String>> output : outputs.asJson().entrySet()) {
      String name = output.getKey().file();
      output
          .getValue()
          .sinkTo(
              FileSink.forRowFormat(
                      new org.apache.flink.core.fs.Path(parts.resolve(name).toUri()),
                      new SimpleStringEncoder<String>("UTF-8"))
                  .build())
          .uid("sink-" + name);
    }
    environment.execute("shoal back-test");
  }

  private static BacktestSummary collect(Path parts, Path out, double seconds) throws IOException {
    long scored = 0;
    long duplicates = 0;
    Set<String> users = new HashSet<>();
    Set<String> windows = new HashSet<>();
    long in = 0;
    long dead = 0;
    long late = 0;
    long delayed = 0;
    long alerts = 0;
    for (OutputTopic topic : OutputTopic.values()) {
      List<String> lines = PartFiles.merge(parts.resolve(topic.file()), out.resolve(topic.file()));
      switch (topic) {
        case SCORED -> {
          for (String line : lines) {
            JsonNode node = JSON.readTree(line);
            scored += node.path("events").asLong();
            duplicates += node.path("duplicates").asLong();
            users.add(node.path("userId").asText());
            windows.add(node.path("windowEnd").asText());
          }
        }
        case INGEST_TOTALS -> {
          for (String line : lines) {
            JsonNode node = JSON.readTree(line);
            in += node.path("events").asLong();
            dead += node.path("dead").asLong();
            late += node.path("late").asLong();
            delayed += node.path("delayed").asLong();
          }
        }
        case DRIFT_ALERTS -> alerts = lines.size();
        default -> {}
      }
    }
    return new BacktestSummary(
        in, scored, late, dead, duplicates, delayed, users.size(), windows.size(), alerts, seconds);
  }
}
