package dev.cognate.userpool.branding;

import java.io.StringReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Lets through drawings alone: no scripts, no foreign content, nothing that is fetched.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingeditor.html">AWS's guide: the
 *     elements that SVG assets may have</a>
 */
final class SvgRules {
    private static final int DEEPEST = 64;
    private static final Set<String> ELEMENTS = Arrays.stream(("svg a altglyph altglyphdef altglyphitem animatecolor"
                            + " animatemotion animatetransform circle clippath defs desc ellipse filter font g glyph"
                            + " glyphref hkern image line lineargradient marker mask metadata mpath path pattern polygon"
                            + " polyline radialgradient rect stop style switch symbol text textpath title tref tspan"
                            + " use view vkern feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix"
                            + " fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb"
                            + " fefuncg fefuncr fegaussianblur femerge femergenode femorphology feoffset fepointlight"
                            + " fespecularlighting fespotlight fetile feturbulence")
                    .split(" "))
            .collect(Collectors.toUnmodifiableSet());

    private SvgRules() {}

    static boolean isHarmless(String document) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(document));
            boolean first = true;
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                boolean opens = event == XMLStreamConstants.START_ELEMENT;
                depth += opens ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
                if (opens && (!isHarmless(reader, first) || depth > DEEPEST)) {
                    return false;
                }
                boolean instructs = event == XMLStreamConstants.PROCESSING_INSTRUCTION
                        || event == XMLStreamConstants.DTD
                        || event == XMLStreamConstants.ENTITY_REFERENCE;
                if (instructs || imports(reader, event)) {
                    return false;
                }
                first = first && !opens;
            }
            return !first;
        } catch (XMLStreamException malformed) {
            return false;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static boolean isHarmless(XMLStreamReader reader, boolean root) {
        String element = reader.getLocalName().toLowerCase(Locale.ROOT);
        if (!ELEMENTS.contains(element) || root && !element.equals("svg")) {
            return false;
        }
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (!isHarmless(reader.getAttributeLocalName(at), reader.getAttributeValue(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(String attribute, String value) {
        String name = attribute.toLowerCase(Locale.ROOT);
        String text = value.strip().toLowerCase(Locale.ROOT);
        if (name.equals("href")) {
            return text.startsWith("#") || text.matches("data:image/(png|jpeg|gif|webp);.*");
        }
        return !name.startsWith("on") && !text.contains("javascript:") && !fetches(text);
    }

    /** Style sheets within may refer to what is within. */
    private static boolean imports(XMLStreamReader reader, int event) {
        boolean words = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
        if (!words) {
            return false;
        }
        String text = reader.getText().toLowerCase(Locale.ROOT);
        return text.contains("@import") || fetches(text);
    }

    private static boolean fetches(String text) {
        return text.replaceAll("\\s|[\"']", "").replace("url(#", "").contains("url(");
    }
}
