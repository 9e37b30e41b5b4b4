package io.heyi.microenterprise;

import io.heyi.web.PagePart;

/** One block on the page of a micro-enterprise; modules above this one bring what they know of it. */
public interface MicroenterprisePart extends PagePart<MicroenterpriseView> {}
