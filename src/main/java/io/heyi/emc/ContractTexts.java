package io.heyi.emc;

import java.util.Locale;

/** Contract terms as people read them before they sign, in their language; what is signed is the hash that the text shows. */
public interface ContractTexts {

    /** The whole contract as lines of plain text. */
    String of(EmcCode code, ContractTerms terms, Locale locale);
}
