package io.shoal.job.backtest;

import io.shoal.bundle.AnnouncementFile;
import io.shoal.bundle.BundleContent;
import io.shoal.bundle.ModelAnnouncement;
import io.shoal.control.ControlFile;
import io.shoal.event.file.MergedEventFiles;
import io.shoal.featurelog.FeatureLog;
import io.shoal.job.LocalFlink;
import io.shoal.job.PipelineFlags;
import io.shoal.job.PipelineOptions;
import io.shoal.job.ShoalPipeline;
import io.shoal.job.control.ModelStage;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.job.model.BundleFetch;
import io.shoal.job.model.LoadedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The very job of production, bounded: files in, files out. */
public final class Backtest {
  private final PipelineFlags flags;
  private final ReplayOptions replay;
  private final int parallelism;
  private final Map<String, String> flink;
  private final UnaryOperator<DataStream<SourceRecord>> tap;
  private final Path announcements;
  private final Path control;

  /**
   * @param flink settings of Flink that win over its configuration file
   */
  public Backtest(
      PipelineFlags flags, ReplayOptions replay, int parallelism, Map<String, String> flink) {
    this(flags, replay, parallelism, flink, UnaryOperator.identity(), null, null);
  }

  /**
   * @param tap put between source and pipeline
   * @param announcements of models, one a line; null for none
   * @param control what operators announce, one a line; null for nothing
   */
  Backtest(
      PipelineFlags flags,
      ReplayOptions replay,
      int parallelism,
      Map<String, String> flink,
      UnaryOperator<DataStream<SourceRecord>> tap,
      Path announcements,
      Path control) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("--parallelism must be at least 1, not " + parallelism);
    }
    this.flags = flags;
    this.replay = replay;
    this.parallelism = parallelism;
    this.flink = Map.copyOf(flink);
    this.tap = tap;
    this.announcements = announcements;
    this.control = control;
  }

  private List<String> announcements(LoadedModel model) throws IOException {
    if (announcements == null) {
      return List.of();
    }
    return AnnouncementFile.read(announcements, model.name()).stream()
        .map(ModelAnnouncement::toJson)
        .toList();
  }

  /** The same, with models that are announced in a file. */
  public Backtest announcing(Path file) {
    return new Backtest(flags, replay, parallelism, flink, tap, file, control);
  }

  /** The same, with what operators announce in a file. */
  public Backtest hearing(Path file) {
    return new Backtest(flags, replay, parallelism, flink, tap, announcements, file);
  }

  /** Runs the job and writes its outputs, sorted, into a directory. */
  public BacktestSummary run(Path out) throws Exception {
    List<Path> files =
        Stream.concat(replay.events().stream(), replay.warmUp().stream()).map(Path::of).toList();
    MergedEventFiles.requireReadable(files, flags.eventOptions());
    BundleContent bundle = BundleFetch.fetch(flags.bundle());
    if (!flags.featureLog().isEmpty()) {
      new FeatureLog(flags.featureLog()).requireNew();
    }
    Files.createDirectories(out);
    try (LocalFlink local = new LocalFlink(out.resolve(".scratch"))) {
      Path parts = local.resolve("parts");
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.getExecutionEnvironment(local.configuration(flink));
      LoadedModel model = LoadedModel.of(bundle);
      PipelineOptions options = flags.options(bundle, replay.from());
      RunCost.Clocks clocks = new RunCost.Clocks();
      RunCost cost = clocks.of(execute(environment, options, model, parts));
      BacktestSummary summary =
          new RunCollector(parts, out).collect(cost, model.outlook(options.drift()));
      Files.writeString(out.resolve("summary.json"), summary.toJson() + "\n");
      return summary;
    }
  }

  private JobExecutionResult execute(
      StreamExecutionEnvironment environment,
      PipelineOptions options,
      LoadedModel model,
      Path parts)
      throws Exception {
    if (parallelism > options.maxParallelism()) {
      throw new IllegalArgumentException(
          "--parallelism must be at most --max-parallelism, not " + parallelism);
    }
    environment.setParallelism(parallelism);
    environment.setMaxParallelism(options.maxParallelism());
    DataStream<SourceRecord> events = tap.apply(FileEvents.read(environment, replay, flags));
    DataStream<String> models = ModelStage.known(environment, announcements(model));
    List<String> heard = control == null ? List.of() : ControlFile.read(control);
    FileOutputs.write(
        ShoalPipeline.build(
                events, models, ModelStage.known(environment, heard, "control"), options, model)
            .all(),
        parts);
    return environment.execute("shoal back-test");
  }
}
