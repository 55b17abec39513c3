import { plain } from '../../catalog/dimensions.ts';

/** A column that a dataset needs or may bring. */
export type FieldDefinition = {
  /** How templates and the documentation head it. */
  name: string;
  /** For people: what it holds. */
  meaning: string;
  required: boolean;
  /** Headings that name it, the best first, without case, spacing and punctuation. */
  headings: string[];
  /** Several columns may hold it, such as a code and a name: the first that can be read counts. */
  severalColumns: boolean;
  /** What a template shows in it, unless the link says that: a number where the column holds numbers. */
  example?: string | number;
  /** Where a file has it, no row may leave it open. Templates, whose further columns may stay empty, are without it. */
  isFilled?: boolean;
};

type FieldText = Pick<FieldDefinition, 'meaning' | 'example' | 'isFilled'> & {
  headings: string;
  required?: boolean;
  severalColumns?: boolean;
};

/** Headings are separated by spaces; the name itself is the best unless it stands among them. */
export const field = (name: string, { headings, required = true, severalColumns = false, ...text }: FieldText) => {
  const others = headings.split(' ').filter((heading) => heading !== '');
  const own = plain(name);
  return { ...text, name, required, severalColumns, headings: others.includes(own) ? others : [own, ...others] };
};

export const studentId = field('student_id', {
  meaning: 'Any id that stays the same. We store a code made from it, never the id.',
  example: '0012345',
  headings:
    'studentid studentprimaryid studentnumber localstudentid districtstudentid localid studentlocalid sisid sisnumber ' +
    'permid pupilid studentcode statestudentid studentstateid stateid ssid sasid studentuniqueid ' +
    'primaryidstudentiddistrictid primaryidstudentidstateid primaryidstudentidschoolid studentiddistrictid ' +
    'studentidstateid primarystudentid studentsisid childid sid id',
});
export const school = field('school', {
  meaning: 'Your code for one of your schools, or its name',
  headings:
    'school schoolid schoolcode schoolnumber primaryschoolid schoolprimaryid schoolsisid schoolname secondaryschoolid ' +
    'schoolncesid building buildingcode buildingname site sitecode sitename campus campusid campusname program',
  severalColumns: true,
});
export const schoolYear = field('school_year', {
  meaning: 'Such as 2025-26; only needed when the file holds several',
  headings: 'academicyear year',
  required: false,
});
