package io.shoal.training.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page: a header and sections, in the template of {@code report.html}. It loads nothing: its
 * style and script are in it, and its content security policy allows no other, nor any request.
 */
final class ReportPage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private final List<Section> sections;

  ReportPage(List<Section> sections) {
    this.sections = List.copyOf(sections);
  }

  /** The page with all sections that there are. */
  static ReportPage complete() {
    return new ReportPage(
        List.of(
            new FlowSection(),
            new MapSection(),
            new ConversionSection(),
            new TableSection(),
            new QualitySection()));
  }

  String render(Run run) {
    Markup body = new Markup();
    new PageHeader().write(run, body);
    body.open("main");
    for (Section section : sections) {
      write(section, run, body);
    }
    body.close();
    String script = resource("report.js");
    return fill(
        resource("report.html"),
        Map.of(
            "title",
            "Shoal report, "
                + Figures.date(run.span().from())
                + " to "
                + Figures.date(run.span().to() - 1),
            "style",
            resource("report.css"),
            "script",
            script,
            "digest",
            digest(script),
            "body",
            body.toString()));
  }

  private static void write(Section section, Run run, Markup page) {
    String heading = section.id() + "-title";
    page.open("section", "id", section.id(), "aria-labelledby", heading);
    page.leaf("h2", section.title(), "id", heading);
    Optional<String> missing = section.missing(run);
    if (missing.isPresent()) {
      page.leaf("p", missing.get(), "class", "missing");
    } else {
      section.write(run, page);
    }
    page.close();
  }

  /** Fills places in one pass, so that data that look like a place stay what they are. */
  private static String fill(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  private static String digest(String script) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
