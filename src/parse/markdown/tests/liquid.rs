//! Liquid and shortcodes.

use super::{checked, html, noted};
use crate::diag::Text;
use crate::parse::body::Target;

#[test]
fn known_forms_are_addresses() {
    let text = "[a]({% post_url 2018-01-02-b %}#c) [d]({% link _posts/e f.md %}) [g]({{ site.baseurl }}/h) \
                [i]({{ \"/j\" | relative_url }}) [k]({{ '/l' | absolute_url }}?m) [n]({{ site.url }}{{ site.baseurl }}/o)";
    let links: Vec<_> = checked(text).value.links.into_iter().map(|link| link.target).collect();
    let internal = |address: &str| Target::Internal(address.into());
    assert_eq!(
        links,
        [
            Target::Post("2018-01-02-b".into(), "#c".into()),
            Target::File("_posts/e f.md".into(), String::new()),
            internal("/h"),
            internal("/j"),
            internal("/l?m"),
            internal("/o"),
        ]
    );
    assert!(html(text).starts_with("<p><a href=\"⟦0⟧\">a</a>"));
}

#[test]
fn known_forms_work_in_raw_html_and_references() {
    let text = "<a href=\"{{ site.baseurl }}/a\">b</a> <img src='{{ \"/c.png\" | relative_url }}' alt=\"\"> [d]\n\n[d]: {% link e.md %}\n";
    let links: Vec<_> = checked(text).value.links.into_iter().map(|link| link.target).collect();
    assert_eq!(
        links,
        [
            Target::Internal("/a".into()),
            Target::Internal("/c.png".into()),
            Target::File("e.md".into(), String::new())
        ]
    );
    assert_eq!(
        html(text),
        "<p><a href=\"⟦0⟧\">b</a> <img src=\"⟦1⟧\" alt=\"\" loading=\"lazy\"> <a href=\"⟦2⟧\">d</a></p>\n"
    );
}

#[test]
fn bare_addresses_are_holes_in_the_text() {
    assert_eq!(
        html("Voir {% post_url 2018-01-02-b %} et {{ '/x' | relative_url }} sur {{ site.url }}"),
        "<p>Voir ⟦0⟧ et ⟦1⟧ sur https://eig.example</p>\n"
    );
}

#[test]
fn two_slashes_cannot_make_another_host() {
    for text in [
        "[a]({{ site.baseurl }}//evil.example/x)",
        "[a]({{ '//evil.example/x' | relative_url }})",
        "[a]({{ site.url }}/\\evil.example/x)",
    ] {
        for link in checked(text).value.links {
            let Target::Internal(address) = link.target else { panic!("{text}") };
            assert!(!address[1..].starts_with(['/', '\\']), "{address}");
        }
    }
}

#[test]
fn unknown_liquid_is_reported_and_stands_as_text() {
    let (out, notes) =
        noted("Un {{ page.title }} et *{% include a_b_c.html x='y' %}*.\n\n{% if a %}\nb\n{% endif %}\n");
    assert_eq!(
        out,
        "<p>Un {{ page.title }} et <em>{% include a_b_c.html x='y' %}</em>.</p>\n<p>{% if a %}\nb\n{% endif %}</p>\n"
    );
    assert_eq!(
        notes,
        [
            ("unknown-liquid", "{{ page.title }}"),
            ("unknown-liquid", "{% include a_b_c.html x='y' %}"),
            ("unknown-liquid", "{% if a %}"),
            ("unknown-liquid", "{% endif %}")
        ]
    );
}

#[test]
fn unknown_liquid_is_reported_once_wherever_it_stands() {
    for text in [
        "[a]({{ page.b }})",
        "![{{ page.b }}](/c)",
        "<b title=\"{{ page.b }}\">c</b>",
        "# {{ page.b }}",
        "| {{ page.b }} |\n|---|\n",
        "[a][d] [a][d]\n\n[d]: {{page.b}}",
    ] {
        let (_, notes) = noted(text);
        assert_eq!(notes.iter().filter(|(code, _)| *code == "unknown-liquid").count(), 1, "{text}");
    }
}

#[test]
fn liquid_in_code_is_code() {
    for text in [
        "`{{ a }}` et `{% if b %}`",
        "`` {{ ` }} ``",
        "```\n{{ a }} {% raw %} {% highlight x %}\n```\n",
        "    {{ a }}\n    {% comment %}\n",
        "~~~ liquid\n{% endraw %}\n~~~\n",
        "- a\n\n  ```\n  {{ b }}\n  ```\n",
        "On écrit `{{` puis `}}` et `{%` puis `%}`.",
    ] {
        let out = html(text);
        let braces = |text: &str| text.matches(['{', '}', '%']).count();
        assert_eq!(braces(&out), braces(text), "{text}\n{out}");
    }
}

#[test]
fn raw_keeps_what_it_holds() {
    assert_eq!(html("a {% raw %}{{ page.b }} *c*{% endraw %} d"), "<p>a {{ page.b }} <em>c</em> d</p>\n");
    assert_eq!(
        html("{% raw %}\n```text\n{{ x }}\n```\n{%- endraw -%}\n\ny"),
        "<pre class=\"code\" tabindex=\"0\"><code class=\"language-text\">{{ x }}\n</code></pre>\n<p>y</p>\n"
    );
}

#[test]
fn comments_leave_no_trace() {
    assert_eq!(html("a {% comment %}b\n\n*c{% endcomment %}d"), "<p>a d</p>\n");
    assert_eq!(html("a\n\n{% comment %}\nb\n\nc\n{% endcomment %}\n\nd"), "<p>a</p>\n<p>d</p>\n");
    assert_eq!(html("> {% comment %}x{% endcomment %}\n"), "<blockquote>\n</blockquote>\n");
    assert_eq!(html("{% comment %}b{% endcomment %}Texte"), "<p>Texte</p>\n");
}

#[test]
fn highlight_is_a_block_of_code() {
    let out = html(
        "Avant :\n{% highlight python linenos %}\nimport os\n\n    *x* <b> # {{ y }}\n{% endhighlight %}\naprès",
    );
    assert!(
        out.starts_with(
            "<p>Avant~:</p>\n<pre class=\"code\" tabindex=\"0\"><code class=\"language-python\">"
        ),
        "{out}"
    );
    assert!(out.ends_with("</code></pre>\n<p>après</p>\n"), "{out}");
    assert!(out.contains("{{ y }}") && out.contains("&lt;"), "{out}");
    let listed = html("- a\n\n  {% highlight text %}\n  x\n  {% endhighlight %}\n");
    assert!(listed.contains("<code class=\"language-text\">x\n</code></pre>\n</li>"), "{listed}");
}

#[test]
fn unclosed_tags_are_reported() {
    for text in
        ["{% raw %} a", "{% comment %} a", "{% highlight x %}\na", "a {% highlight x %}b{% endhighlight %}"]
    {
        let (out, notes) = noted(text);
        assert!(notes[0].0 == "unknown-liquid" && out.contains(notes[0].1), "{text}\n{out}");
    }
    assert_eq!(html("a {{ b et {% c"), "<p>a {{ b et {% c</p>\n");
}

#[test]
fn shortcodes_are_local_cards() {
    assert_eq!(
        html("{{< dailymotion x7 \"Un titre\" >}}\n"),
        "<figure class=\"embed\" data-film=\"https://geo.dailymotion.com/player.html?video=x7\">\
         <a class=\"embed-link\" href=\"https://www.dailymotion.com/video/x7\">Un titre</a>\
         <figcaption><span class=\"embed-host\">www.dailymotion.com</span></figcaption></figure>\n"
    );
    assert_eq!(
        html("Voir {{< youtube abc >}}."),
        "<p>Voir <a class=\"embed-link\" href=\"https://www.youtube.com/watch?v=abc\">Voir sur www.youtube.com</a>.</p>\n"
    );
    assert_eq!(
        html("{{% vimeo id=\"12\" title=\"t\" %}}"),
        "<figure class=\"embed\" data-film=\"https://player.vimeo.com/video/12\"><a class=\"embed-link\" href=\"https://vimeo.com/12\">t</a><figcaption><span class=\"embed-host\">vimeo.com</span></figcaption></figure>\n"
    );
    assert_eq!(
        html("{{< arrow-link /a \"l'été\" >}}"),
        "<p><a class=\"arrow-link\" href=\"⟦0⟧\">l’été</a></p>\n"
    );
}

#[test]
fn unknown_shortcode_is_reported_and_stands_as_text() {
    let (out, notes) = noted("a\n\n{{< galerie b=\"c\" >}}\n\n{{< youtube >}}\n");
    assert_eq!(out, "<p>a</p>\n<p>{{&lt; galerie b=\"c\" &gt;}}</p>\n<p>{{&lt; youtube &gt;}}</p>\n");
    assert_eq!(
        notes,
        [("unknown-shortcode", "{{< galerie b=\"c\" >}}"), ("unknown-shortcode", "{{< youtube >}}")]
    );
}

#[test]
fn unknown_shortcode_with_an_end_keeps_its_text_and_is_told_once() {
    let (out, notes) = noted("{{< encart >}}\n\nUn *texte*.\n\n{{< /encart >}}\n");
    assert_eq!(out, "<p>{{&lt; encart &gt;}}</p>\n<p>Un <em>texte</em>.</p>\n<p>{{&lt; /encart &gt;}}</p>\n");
    assert_eq!(notes, [("unknown-shortcode", "{{< encart >}}")]);
    assert_eq!(noted("a {{% /encart %}}").1, [("unknown-shortcode", "{{% /encart %}}")]);
}

#[test]
fn slip_in_the_name_of_a_shortcode_has_its_mend() {
    let done = checked("Voir {{< dailymotoin x7 >}}.");
    assert_eq!(
        done.diagnostics[0].help.as_ref().map(Text::english).as_deref(),
        Some("did you mean `dailymotion`?")
    );
    let fix = done.diagnostics[0].fix.as_ref().expect("one right answer");
    assert_eq!((fix.span.start, fix.span.end, fix.replacement.as_str()), (9, 20, "dailymotion"));
}

#[test]
fn text_before_the_end_tag_is_the_words_of_a_link_or_card() {
    assert_eq!(
        html("Voir {{< arrow-link href=\"/a\" >}}les *défis*{{< /arrow-link >}}."),
        "<p>Voir <a class=\"arrow-link\" href=\"⟦0⟧\">les *défis*</a>.</p>\n"
    );
    assert_eq!(
        html("{{< arrow-link \"Tous les défis\" \"/defis/\" />}}\n"),
        "<p><a class=\"arrow-link\" href=\"⟦0⟧\">Tous les défis</a></p>\n"
    );
    assert!(html("{{< tweet user=\"a\" id=\"1\" >}}").contains("https://twitter.com/a/status/1"));
    assert!(html("{{< tweet 12 >}}").contains("https://twitter.com/i/status/12"));
}

#[test]
fn figure_is_a_picture_with_its_caption() {
    assert_eq!(
        html("{{< figure src=\"a.png\" alt=\"Un l'écran\" caption=\"L'été\" >}}\n"),
        "<figure><img src=\"⟦0⟧\" alt=\"Un l'écran\" loading=\"lazy\"><figcaption>L’été</figcaption></figure>\n"
    );
    assert_eq!(html("a {{< figure a.png >}} b"), "<p>a <img src=\"⟦0⟧\" alt=\"\" loading=\"lazy\"> b</p>\n");
    let (out, notes) = noted("{{< figure src=\"https://ailleurs.example/a.png\" alt=\"A\" >}}\n");
    assert!(!out.contains("<img") && notes[0].0 == "external-image", "{out}");
}

#[test]
fn reference_in_a_link_is_a_text_of_the_site() {
    let done = checked(
        "[un]({{< ref \"defis/a.md#b\" >}}) et [deux]({{% relref path='x' %}}), [trois]({{< ref \"#c\" >}})",
    );
    let targets: Vec<Target> = done.value.links.into_iter().map(|link| link.target).collect();
    assert_eq!(
        targets,
        [
            Target::Page("defis/a.md".into(), "#b".into()),
            Target::Page("x".into(), String::new()),
            Target::Internal("#c".into()),
        ]
    );
    assert_eq!(done.diagnostics, []);
}

#[test]
fn shortcode_that_is_shown_or_stands_in_code_is_not_run() {
    assert_eq!(html("Écrire {{</* youtube abc */>}}."), "<p>Écrire {{&lt; youtube abc &gt;}}.</p>\n");
    assert_eq!(html("`{{< youtube abc >}}`"), "<p><code>{{&lt; youtube abc &gt;}}</code></p>\n");
    let code = html("```text\n{{< youtube abc >}}\n{{</* x */>}}\n```\n");
    assert!(code.contains("{{&lt; youtube abc &gt;}}") && code.contains("{{&lt;/* x */&gt;}}"), "{code}");
}

#[test]
fn highlight_of_hugo_is_a_block_of_code() {
    let out = html(
        "a\n\n{{< highlight python \"linenos=table\" >}}\nx = 1\n\n# {{< youtube a >}}\n{{< / highlight >}}\n\nb\n",
    );
    assert!(out.contains("<code class=\"language-python\">") && out.contains("{{&lt; youtube"), "{out}");
    assert!(out.ends_with("<p>b</p>\n"), "{out}");
    assert_eq!(noted("{{< highlight go >}} x").1[0].0, "unknown-shortcode");
}

#[test]
fn many_shortcodes_are_read_in_linear_time() {
    let text = "{{< arrow-link /a >}} {{< /x >}} ".repeat(20_000);
    assert_eq!(checked(&text).value.links.len(), 20_000);
    let text = "{{< highlight a >}}\n".repeat(20_000);
    assert_eq!(checked(&text).diagnostics.len(), 20_000);
}

#[test]
fn shortcode_cannot_smuggle_an_address() {
    let (out, notes) = noted("{{< arrow-link javascript:alert(1) \"x\" >}}");
    assert_eq!(out, "<p>x</p>\n");
    assert_eq!(notes[0].0, "unsafe-html");
}
