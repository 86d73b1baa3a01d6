//! Nothing that runs gets through in the default, however it is written.
//!
//! The output is parsed again by a real HTML parser with everything allowed, and what it sees is judged:
//! text that merely looks like a script is no danger.

use super::checked;
use super::judge::dangers;

const VECTORS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//a.b/c.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script>",
    "x <script>alert(1)</script>",
    "x <script>*alert*(1)\n\nb",
    "<script><!-- </script> --><img src=x onerror=alert(1)>",
    "<<script>alert(1);//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" OnErRoR=\"alert(1)\">",
    "<img/src=x/onerror=alert(1)>",
    "<img src='x'onerror='alert(1)'>",
    "<img src=x onerror\n=\nalert(1)>",
    "<img src=\"javascript:alert(1)\">",
    "<img src=`javascript:alert(1)`>",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<img src=x:alert(alt) onerror=eval(src) alt=0>",
    "<img src=\"/a.png\" srcset=\"https://a.b/c.png 2x\">",
    "<img src=https://a.b/c.gif>",
    "<img src=\"/\\a.b/c.gif\">",
    "<image src=https://a.b/c.gif>",
    "<input type=image src=https://a.b/c.gif onerror=x>",
    "<body onload=alert(1)>",
    "<body background=\"https://a.b/c\">x",
    "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<table background=\"https://a.b/c\"><tr><td background=\"javascript:x\">y</td></tr></table>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
    "<a href=\" javascript:alert(1)\">x</a>",
    "<a href=\"\u{1}javascript:alert(1)\">x</a>",
    "<a href=\"java\tscript:alert(1)\">x</a>",
    "<a href=\"java\nscript:alert(1)\">x</a>",
    "<a href=\"java&#x0A;script:alert(1)\">x</a>",
    "<a href=\"java&Tab;script:alert(1)\">x</a>",
    "<a href=\"javascript&colon;alert(1)\">x</a>",
    "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>",
    "<a href=\"&#0000106avascript:alert(1)\">x</a>",
    "<a href=\"&#x6A&#x61&#x76ascript:alert(1)\">x</a>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
    "<a href=\"/x\" href=\"javascript:alert(1)\">x</a>",
    "<a xlink:href=\"javascript:alert(1)\">x</a>",
    "<a href=\"/x\" onmouseover=\"alert(1)\">x</a>",
    "<a title=\"`onmouseover=alert(1)//\" href=/x>x</a>",
    "<a href=\"\u{FDD0}0\u{FDD1}\" onclick=x>y</a>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](java&#10;script:alert(1))",
    "[x](java&Tab;script:alert&lpar;1&rpar;)",
    "[x](javascript&colon;alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:a)",
    "[x](https://a.b \"\\\" onclick=alert(1)\")",
    "[x](https://a.b/\\\"onmouseover=alert(1))",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://a.b/c.png)",
    "![x\" onerror=\"alert(1)](/y)",
    "![x](/y \"z\\\" onerror=alert(1)\")",
    "[x](/y){: onclick=\"alert(1)\"}",
    "[x](/y){: href=\"javascript:alert(1)\"}",
    "[x](/y){: title='\" onclick=alert(1) x=\"'}",
    "x\n{: style=\"background:url(https://a.b)\" onload=x}",
    "# x {onclick=alert(1)}",
    "# x {#a\"onclick=alert(1)}",
    "```js\"><script>alert(1)</script>\nx\n```",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "*[x\"><script>]: y\"><script>alert(1)</script>\n\nx",
    "*[x]: \" onclick=alert(1) y=\"\n\nx",
    "{{< youtube \"x\\\" onclick=alert(1)\" \"<script>\" >}}",
    "{{< arrow-link \"javascript:alert(1)\" \"x\" >}}",
    "{{ \"<script>alert(1)</script>\" }}",
    "{% raw %}<script>alert(1)</script>{% endraw %}",
    "{% highlight js\"><script> %}\nx\n{% endhighlight %}",
    "<a href=\"{{ '\" onclick=alert(1)' | relative_url }}\">x</a>",
    "<a href=\"{% link javascript:x %}\">y</a>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<iframe src=https://a.b onload=x>",
    "<iframe><script>alert(1)</script></iframe>",
    "<object data=\"data:text/html,x\"></object>",
    "<embed src=\"javascript:alert(1)\">",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math href=\"javascript:alert(1)\">x</math>",
    "<form action=\"javascript:alert(1)\"><input type=submit></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<link rel=stylesheet href=//a.b/c.css>",
    "<base href=\"https://a.b/\">",
    "<style>@import '//a.b/c.css';</style>",
    "<style><img src=\"</style><img src=x onerror=alert(1)>\">",
    "<title><img src=\"</title><img src=x onerror=alert(1)>\">",
    "<textarea><img src=\"</textarea><img src=x onerror=alert(1)>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>",
    "<plaintext><script>alert(1)</script>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<!--><script>alert(1)</script>",
    "<![CDATA[><script>alert(1)</script>]]>",
    "<?xml ><script>alert(1)</script>?>",
    "<!x><script>alert(1)</script>",
    "<video src=x onerror=alert(1)><source src=https://a.b onerror=y></video>",
    "<video poster=\"javascript:x\" src=\"https://a.b/c\"></video>",
    "<audio src=\"data:audio/x,y\" autoplay>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<blockquote cite=\"javascript:alert(1)\">x</blockquote>",
    "<blockquote class=\"twitter-tweet\"><a href=\"javascript:alert(1)\">x</a></blockquote>",
    "<blockquote class=\"twitter-tweet\" onclick=x><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>",
    "<isindex action=javascript:alert(1) type=image>",
    "<keygen autofocus onfocus=alert(1)>",
    "<p\u{C}onclick=alert(1)>x</p>",
    "<p/onclick=alert(1)>x</p>",
    "<p =onclick=alert(1)>x</p>",
    "<p title=x\"onclick=alert(1)>x</p>",
    "<p title='x' \"onclick=alert(1)\">x</p>",
    "<p title=\"<img src=x onerror=alert(1)>\">x</p>",
    "<p title=\"&quot; onclick=alert(1)\">x</p>",
    "<custom-element onclick=alert(1)>x</custom-element>",
    "<nom onclick=alert(1)>x",
    "<a href=\"/x\"\nonclick\n=\nalert(1)>x</a>",
    "> <img src=x\n> onerror=alert(1)>\n",
    "- <script>\n  alert(1)\n  </script>\n",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |\n",
    "[^1]\n\n[^1]: <script>alert(1)</script>\n",
    "[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: x\n",
    "<hr>\n<script>alert(1)</script>\n[x](javascript:alert(1))",
    "<hr>\n[x](javascript:alert(1)) <img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    "\\<script>alert(1)</script>",
    "<a href=\"https://a.b\" target=_blank onclick=x ping=\"https://c.d\">x</a>",
    "<dialog open onclose=alert(1)>x</dialog>",
    "<area href=\"javascript:alert(1)\">",
    "<map><area href=\"javascript:alert(1)\"></map>",
    "<select><option onclick=x></select><img src=x onerror=alert(1)>",
];

#[test]
fn nothing_that_runs_gets_through() {
    assert!(VECTORS.len() >= 60);
    let failures: Vec<_> = VECTORS
        .iter()
        .map(|vector| (vector, checked(vector).value.html))
        .map(|(vector, html)| (vector, dangers(&html), html))
        .filter(|(_, dangers, _)| !dangers.is_empty())
        .collect();
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn nothing_that_runs_gets_through_side_by_side() {
    // Two attempts in one body: what one leaves open must not help the other.
    for (index, first) in VECTORS.iter().enumerate() {
        for second in VECTORS.iter().skip(index % 7).step_by(7) {
            for between in [" ", "\n\n"] {
                let text = format!("{first}{between}{second}");
                let html = checked(&text).value.html;
                assert_eq!(dangers(&html), Vec::<String>::new(), "{text}\n{html}");
            }
        }
    }
}

#[test]
fn the_judge_sees_what_browsers_see() {
    for html in [
        "<script>x</script>",
        "<p onclick=x>",
        "<a href=\"java\nscript:x\">y</a>",
        "<img src=\"https://a.b\">",
        "<p style=x>",
        "<svg></svg>",
    ] {
        assert_ne!(dangers(html), Vec::<String>::new(), "{html}");
    }
    assert_eq!(dangers("<p title=\"onclick=x\">&lt;script> javascript:x</p>"), Vec::<String>::new());
}
