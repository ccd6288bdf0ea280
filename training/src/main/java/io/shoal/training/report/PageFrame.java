package io.shoal.training.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template {@code report.html}, with one look for all pages. A page loads nothing: its style
 * and script are in it, and its content security policy allows no other, nor any request.
 */
public final class PageFrame {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private PageFrame() {}

  /**
   * A page.
   *
   * @param footer a plain sentence
   */
  public static String around(String title, Markup body, String footer) {
    String script = resource("report.js");
    return fill(
        resource("report.html"),
        Map.of(
            "title",
            new Markup().text(title).toString(),
            "style",
            resource("report.css"),
            "script",
            script,
            "digest",
            digest(script),
            "body",
            body.toString(),
            "footer",
            new Markup().text(footer).toString()));
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
    try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
