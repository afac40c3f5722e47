package dev.cognate.userpool.branding;

import com.helger.css.ECSSVersion;
import com.helger.css.decl.CSSDeclaration;
import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.decl.ICSSTopLevelRule;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.reader.errorhandler.DoNothingCSSParseErrorHandler;
import com.helger.css.writer.CSSWriterSettings;
import dev.cognate.contract.idp.InvalidParameterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The stylesheet of classic pages, of which Cognito takes a fixed list of selectors and no at-rules.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/hosted-ui-classic-branding.html">AWS's guide:
 *     hosted UI (classic) branding</a>
 */
final class ClassicCss {
    private static final Set<String> SELECTORS = Set.of(
            ".background-customizable",
            ".banner-customizable",
            ".errorMessage-customizable",
            ".idpButton-customizable",
            ".idpButton-customizable:hover",
            ".idpDescription-customizable",
            ".inputField-customizable",
            ".inputField-customizable:focus",
            ".label-customizable",
            ".legalText-customizable",
            ".logo-customizable",
            ".passwordCheck-valid-customizable",
            ".passwordCheck-notValid-customizable",
            ".redirect-customizable",
            ".socialButton-customizable",
            ".submitButton-customizable",
            ".submitButton-customizable:hover",
            ".textDescription-customizable");
    private static final List<String> SCRIPTS = List.of("javascript:", "expression(");
    private static final CSSWriterSettings PLAIN = new CSSWriterSettings(ECSSVersion.CSS30, true);

    private ClassicCss() {}

    /** A declaration, in small letters but for the selector. */
    record Line(String selector, String property, String value) {}

    /** The declarations in order; throws {@link InvalidParameterException} for what may not stand there. */
    static List<Line> parse(String css) {
        // in the text, since the parser drops declarations it cannot read
        String text = css.toLowerCase(Locale.ROOT);
        SCRIPTS.forEach(script -> refuse(text.contains(script), script));
        CascadingStyleSheet sheet = CSSReader.readFromStringReader(
                css,
                new CSSReaderSettings()
                        .setCSSVersion(ECSSVersion.CSS30)
                        .setCustomErrorHandler(new DoNothingCSSParseErrorHandler())
                        .setCustomExceptionHandler(unreadable -> {}));
        if (sheet == null) {
            throw new InvalidParameterException("Invalid CSS.");
        }
        refuse(sheet.getImportRuleCount() > 0 || sheet.getNamespaceRuleCount() > 0, "@import");
        List<Line> lines = new ArrayList<>();
        for (ICSSTopLevelRule rule : sheet.getAllRules()) {
            if (!(rule instanceof CSSStyleRule style)) {
                throw new InvalidParameterException("CSS may not contain at-rules.");
            }
            style.getAllSelectors().forEach(selector -> add(lines, selector, style));
        }
        return lines;
    }

    private static void add(List<Line> lines, CSSSelector selector, CSSStyleRule style) {
        String name = selector.getAsCSSString(PLAIN, 0);
        refuse(!SELECTORS.contains(name), name);
        for (CSSDeclaration declaration : style.getAllDeclarations()) {
            String value = declaration.getExpressionAsCSSString().toLowerCase(Locale.ROOT);
            lines.add(new Line(name, declaration.getProperty().toLowerCase(Locale.ROOT), value));
        }
    }

    private static void refuse(boolean forbidden, String what) {
        if (forbidden) {
            throw new InvalidParameterException("CSS may not contain " + what + ".");
        }
    }
}
