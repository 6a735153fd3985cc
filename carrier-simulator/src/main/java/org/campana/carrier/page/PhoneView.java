package org.campana.carrier.page;

import java.util.List;

/// One phone as the page shows it.
///
/// @param digits its number without the plus, for addresses and ids
/// @param spoken its number in groups
/// @param languageName in that language itself
/// @param basic whether it is a phone with keys
/// @param stopped whether its owner said STOP to the network
/// @param device whether it has no number and shows notices only
/// @param calls whether it can call our number
/// @param entries its texts and calls, oldest first
record PhoneView(
        String digits,
        String number,
        String spoken,
        String label,
        String language,
        String languageName,
        boolean basic,
        boolean stopped,
        boolean device,
        boolean calls,
        List<Entry> entries) {}
