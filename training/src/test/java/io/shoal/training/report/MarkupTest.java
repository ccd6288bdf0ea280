package io.shoal.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void textAndAttributesAreEscaped() {
    Markup markup = new Markup().leaf("p", "<a> & 'b'", "title", "\"><script>", "class", null);

    assertThat(markup)
        .hasToString("<p title=\"&quot;&gt;&lt;script&gt;\">&lt;a&gt; &amp; &#39;b&#39;</p>");
  }

  @Test
  void whatIsOpenMustBeClosed() {
    Markup markup = new Markup().open("svg").empty("path", "d", "M0,0");

    assertThatThrownBy(markup::toString).hasMessageContaining("svg");
    assertThat(markup.close()).hasToString("<svg><path d=\"M0,0\"/></svg>");
  }
}
