package io.shoal.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
  private static final String LINE =
      "{\"windowEnd\":\"2026-01-26T09:00:00Z\",\"userId\":\"u1\",\"segmentId\":\"s1\"}\n";

  @TempDir Path scratch;

  private final List<Exception> faults = new ArrayList<>();

  private int execute(String... args) {
    return new CommandLine(new ReportCommand())
        .setExecutionExceptionHandler(
            (fault, line, parsed) -> {
              faults.add(fault);
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(args);
  }

  @Test
  void thePageLiesInTheDirectoryOfTheRunUnlessItIsToldWhere() throws Exception {
    Files.writeString(scratch.resolve("summary.json"), "{}\n");
    Files.writeString(scratch.resolve("memberships.jsonl"), LINE);

    assertThat(execute("--run", scratch.toString())).isZero();
    assertThat(scratch.resolve("report.html")).content().startsWith("<!DOCTYPE html>");

    Path elsewhere = scratch.resolve("new/page.html");
    assertThat(execute("--run", scratch.toString(), "--out", elsewhere.toString())).isZero();
    assertThat(elsewhere).hasSameBinaryContentAs(scratch.resolve("report.html"));
  }

  @Test
  void aWrongDirectoryIsAFaultThatTheUserCanMend() {
    assertThat(execute("--run", scratch.resolve("none").toString())).isEqualTo(1);

    assertThat(faults).hasSize(1);
    assertThat(faults.get(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none")
        .hasMessageContaining("shoal backtest");
  }

  @Test
  void aPageThatCannotBeWrittenIsToldByItsPath() throws Exception {
    Files.writeString(scratch.resolve("summary.json"), "{}\n");
    Files.writeString(scratch.resolve("memberships.jsonl"), LINE);
    Path below = scratch.resolve("summary.json/page.html");

    assertThat(execute("--run", scratch.toString(), "--out", below.toString())).isEqualTo(1);

    assertThat(faults.get(0)).hasMessageContaining(below.toString()).hasMessageContaining("--out");
  }
}
