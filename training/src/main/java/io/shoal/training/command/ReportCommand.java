package io.shoal.training.command;

import io.shoal.training.report.Report;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shoal report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Show a back-test as one HTML page: flows, map, conversion, segments, drift.")
public final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--run",
      paramLabel = "DIR",
      required = true,
      description = "directory of the back-test")
  private Path run;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "truth.json of a simulation, whose planted changes are marked")
  private Path truth;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "page to write (report.html in the directory of the back-test)")
  private Path out;

  @Override
  public Integer call() throws Exception {
    Path page = out == null ? run.resolve("report.html") : out;
    Report.of(run, Optional.ofNullable(truth)).write(page);
    System.out.println("report in " + page);
    return 0;
  }
}
