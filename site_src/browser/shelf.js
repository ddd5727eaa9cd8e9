// The last file of the catalogue's second script, which comes with its data: the page itself carries the first cards.
danvan.receive('shelf', { facets: danvan.facets, cards: danvan.cards });
