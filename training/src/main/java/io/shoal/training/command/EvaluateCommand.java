package io.shoal.training.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoal.bundle.ModelBundle;
import io.shoal.event.EventMapping;
import io.shoal.training.evaluation.bundle.BundleEvaluation;
import io.shoal.training.evaluation.bundle.EvaluationReport;
import io.shoal.training.history.HistoryFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shoal evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Judge a model by events after those it learnt from, beside baselines.")
public final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      required = true,
      description = "directory of the model bundle")
  private Path bundle;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = "files of events, from the beginning: the earlier ones build profiles")
  private List<Path> events;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "directory for evaluation.json and report.html")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "first look at the users (the end of what the model learnt from)")
  private Instant from;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "leave out events from this time on")
  private Instant until = Instant.ofEpochMilli(Long.MAX_VALUE);

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "" + BundleEvaluation.USERS,
      description = "users followed at most (${DEFAULT-VALUE})")
  private int users;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed of baselines and bootstrap (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "mapping file, for CSV or JSON of another shape")
  private Path mapping;

  @Override
  public Integer call() throws Exception {
    ModelBundle model = ModelBundle.load(bundle);
    HistoryFiles history =
        new HistoryFiles(
            events,
            Long.MIN_VALUE,
            until.toEpochMilli(),
            System.currentTimeMillis(),
            mapping == null ? null : EventMapping.parse(Files.readString(mapping)));
    history.requireReadable();
    Instant first =
        from != null
            ? from
            : Instant.parse(new ObjectMapper().readTree(model.provenance()).path("until").asText());
    BundleEvaluation evaluation;
    try (ProgressBar bar = new ProgressBar("looks", -1)) {
      evaluation = BundleEvaluation.of(model, history, first.toEpochMilli(), users, bar::stepTo);
    }
    EvaluationReport report = new EvaluationReport(evaluation, seed);
    report.write(out);
    System.out.print(report.table());
    System.out.println("report in " + out.resolve("report.html"));
    return 0;
  }
}
