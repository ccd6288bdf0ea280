package io.shoal.job.backtest;

import io.shoal.job.FlinkFlags;
import io.shoal.job.PipelineFlags;
import io.shoal.job.ingest.ReplayOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shoal backtest}: the job in bounded mode, from files to files. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Replay files of events through the job, without Kafka.")
public final class BacktestCommand implements Callable<Integer> {
  @Mixin private PipelineFlags pipeline = new PipelineFlags();
  @Mixin private FlinkFlags flink = new FlinkFlags();

  @Option(
      names = "--events",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = "files of events")
  private List<Path> events;

  @Option(
      names = "--warm-up",
      paramLabel = "FILE",
      arity = "1..*",
      description = "files of events before --from, which build profiles")
  private List<Path> warmUp = List.of();

  @Option(
      names = "--announcements",
      paramLabel = "FILE",
      description = "models to swap to, one announcement a line, as on the topic of models")
  private Path announcements;

  @Option(
      names = "--control",
      paramLabel = "FILE",
      description = "quiet windows, one announcement a line, as on the control topic")
  private Path control;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "directory to write to")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "leave out events before this time (ISO-8601)")
  private Instant from = Instant.ofEpochMilli(Long.MIN_VALUE);

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "leave out events from this time on")
  private Instant until = Instant.ofEpochMilli(Long.MAX_VALUE);

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "2",
      description = "subtasks (${DEFAULT-VALUE})")
  private int parallelism;

  @Option(names = "--json", description = "print the summary as JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    ReplayOptions replay =
        new ReplayOptions(
            events.stream().map(Path::toString).toList(),
            warmUp.stream().map(Path::toString).toList(),
            from.toEpochMilli(),
            until.toEpochMilli(),
            System.currentTimeMillis(),
            pipeline.mapping());
    BacktestSummary summary =
        new Backtest(pipeline, replay, parallelism, flink.settings())
            .announcing(announcements)
            .hearing(control)
            .run(out);
    System.out.println(json ? summary.toJson() : summary.toText());
    return 0;
  }
}
