"""Invented opinions, releases and statements, in the forms in which real ones are written. Nobody in them exists."""

from __future__ import annotations

OPINION = """United Nations A/HRC/WGAD/2030/12

Human Rights Council
Working Group on Arbitrary Detention

Distr.: General
3 July 2030

Original: English

Opinions adopted by the Working Group on Arbitrary
Detention at its one hundred and third session, 8–12 April 2030

Opinion No. 12/2030 concerning Ilvan Torek and Ms. Ona Vell
(Velmora)

1. The Working Group on Arbitrary Detention was established in resolution 1991/42 of the Commission on Human Rights.

2. In accordance with its methods of work (A/HRC/36/38), on 15 November 2029 the Working Group transmitted to the
Government of Velmora a communication concerning Ilvan Torek and Ona Vell. The Government replied to the communication
on 14 January 2030. The State is a party to the International Covenant on Civil and Political Rights.

3. The Working Group regards deprivation of liberty as arbitrary in the following cases:
(a) When it is clearly impossible to invoke any legal basis (category I);
(b) When the deprivation of liberty results from the exercise of rights (category II);
(c) When the observance of fair trial norms is lacking (category III);
(d) When asylum seekers are subjected to prolonged custody (category IV);
(e) When it constitutes discrimination (category V).

1. Submissions

Communication from the source

4. Mr. Torek is a teacher. He was arrested on 2 March 2029 in Port Elmin.

Discussion

40. In Opinion No. 7/2019 the Working Group found the same law too vague.

Disposition

62. In the light of the foregoing, the Working Group renders the following opinion:
The deprivation of liberty of Ilvan Torek and Ona Vell, being in contravention of articles 2, 3, 9, 10 and 19 of the
Universal Declaration of Human Rights and articles 9 (1) and (3), 14 and 19 (2) of the International Covenant on Civil
and Political Rights, is arbitrary and falls within categories I, II and III.

63. The Working Group requests the Government of Velmora to take the steps necessary to remedy the situation of Mr.
Torek and Ms. Vell without delay and bring it into conformity with the relevant international norms.

64. The Working Group considers that the appropriate remedy would be to release Mr. Torek and Ms. Vell immediately and
accord them an enforceable right to compensation and other reparations, in accordance with international law.

65. The Working Group urges the Government to ensure a full and independent investigation of the circumstances
surrounding the arbitrary deprivation of liberty and to take appropriate measures against those responsible.

66. The Working Group requests the Government to bring its laws, particularly article 40 of the Penal Code, into
conformity with the recommendations made in the present opinion.

67. In accordance with paragraph 33 (a) of its methods of work, the Working Group refers the present case to the
Special Rapporteur on the independence of judges and lawyers, for appropriate action.

68. The Working Group requests the Government to disseminate the present opinion through all available means.

Follow-up procedure

69. The Working Group requests the source and the Government to provide it with information, including whether Mr.
Torek has been released and, if so, on what date.

[Adopted on 10 April 2030]
"""

OLD = """Working Group on Arbitrary Detention

Opinions adopted by the Working Group on Arbitrary Detention at its sixty-sixth session (29 April–3 May 2013)

No. 10/2013 (Zubrania)

Opinion No. 10/2013 (Zubrania)

Communication addressed to the Government on 7 February 2013

Concerning Ama Boduk

The Government has not replied to the communication.

The State is not a party to the International Covenant on Civil and Political Rights.

Submissions

3. The case has been reported to the Working Group as follows.

Disposition

30. In the light of the preceding, the Working Group renders the following opinion:
The deprivation of liberty of Ama Boduk is arbitrary, being in contravention of articles 9 and 10 of the Universal
Declaration of Human Rights; it falls into category III of the categories applicable to the consideration of cases.

31. The Working Group believes that the adequate remedy would be to release Ms. Boduk and accord her an enforceable
right to compensation in accordance with article 9, paragraph 5.

[Adopted on 30 April 2013]
"""

SPANISH = """Grupo de Trabajo sobre la Detención Arbitraria

A/HRC/WGAD/2030/55

Opiniones aprobadas por el Grupo de Trabajo sobre la Detención Arbitraria en su 92º período de sesiones,
15 a 19 de noviembre de 2030

Opinión núm. 55/2030, relativa a Aurelio Cantaro (Zubrania)

2. De conformidad con sus métodos de trabajo, el Grupo de Trabajo transmitió al Gobierno de Zubrania una comunicación
relativa a Aurelio Cantaro el 15 de enero de 2030. El Gobierno respondió a la comunicación el 16 de abril de 2030. El
Estado es parte en el Pacto Internacional de Derechos Civiles y Políticos.

Información recibida

4. El Sr. Cantaro es periodista.

Decisión

90. En vista de lo anterior, el Grupo de Trabajo emite la siguiente opinión:
La privación de libertad de Aurelio Cantaro es arbitraria, por cuanto contraviene los artículos 3, 9 y 19 de la
Declaración Universal de Derechos Humanos y los artículos 9, 14 y 19 del Pacto Internacional de Derechos Civiles y
Políticos, y se inscribe en las categorías II y III.

91. El remedio adecuado sería poner al Sr. Cantaro inmediatamente en libertad y concederle el derecho efectivo a
obtener una indemnización y otros tipos de reparación, de conformidad con el derecho internacional.

Procedimiento de seguimiento

[Aprobada el 17 de noviembre de 2030]
"""

FRENCH = """Groupe de travail sur la détention arbitraire

A/HRC/WGAD/2030/31

Avis adoptés par le Groupe de travail sur la détention arbitraire à sa quatre-vingt-onzième session
(6-10 septembre 2030)

Avis no 31/2030, concernant Mamina Diallane (Velmora)

2. Le 1er février 2030, conformément à ses méthodes de travail, le Groupe de travail a transmis au Gouvernement
velmorien une communication concernant Mamina Diallane. Le Gouvernement n’a pas répondu à la communication.
L’État est partie au Pacte international relatif aux droits civils et politiques.

Informations reçues

4. Mme Diallane est avocate.

Dispositif

70. Compte tenu de ce qui précède, le Groupe de travail rend l’avis suivant :
La privation de liberté de Mamina Diallane est arbitraire en ce qu’elle est contraire aux articles 9 et 19 de la
Déclaration universelle des droits de l’homme et aux articles 9 et 14 du Pacte international relatif aux droits civils
et politiques, et relève des catégories II et III.

72. La mesure appropriée consisterait à libérer immédiatement Mme Diallane et à lui accorder le droit d’obtenir
réparation, notamment sous la forme d’une indemnisation, conformément au droit international.

Procédure de suivi

[Adopté le 8 septembre 2030]
"""

RELEASE = """UN experts find the detention of Velmoran teacher arbitrary

12 August 2030

In its Opinion No. 12/2030, adopted on 10 April 2030, the UN Working Group on Arbitrary Detention concluded that the
detention of Ilvan Torek is arbitrary and falls under categories I, II and III. The experts called on Velmora to release
Mr. Torek immediately, to compensate him and to drop the charges.
"""

STATEMENT = """PUBLIC STATEMENT

VEL 57/0916/2030
Index: EUR 57/0916/2030

19 August 2030

Velmora: Teacher released, but at what cost?

Ilvan Torek was released on Friday.
"""
